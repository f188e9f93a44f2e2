/** The flight recorder for agents: what became of each mail, and why. */
@NullMarked
package org.partnerdesk.console.mail;

import org.jspecify.annotations.NullMarked;
