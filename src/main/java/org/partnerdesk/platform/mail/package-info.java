/** What mail going out and mail coming in must agree on: settings, signed addresses and Message-IDs. */
@NullMarked
package org.partnerdesk.platform.mail;

import org.jspecify.annotations.NullMarked;
