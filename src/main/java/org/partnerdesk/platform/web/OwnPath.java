package org.partnerdesk.platform.web;

import java.net.URI;

/** Where a form or link asks to come back to. */
public final class OwnPath {
    private OwnPath() {}

    /** Only a path of ours, else the home page: a leading double slash or backslash would lead to another host. */
    public static String of(String back) {
        boolean ours = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
        try {
            return ours ? URI.create(back).toASCIIString() : "/";
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
