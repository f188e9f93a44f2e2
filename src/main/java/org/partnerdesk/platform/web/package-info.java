/** What every page is made with: templates, static files, the reader's language, headers and error pages. */
@NullMarked
package org.partnerdesk.platform.web;

import org.jspecify.annotations.NullMarked;
