/** From the bytes of a file to cells and from cells to facts, in bounded memory; pure. */
@NullMarked
package org.partnerdesk.directory.imports.reading;

import org.jspecify.annotations.NullMarked;
