package org.partnerdesk.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The static files under {@code static/}, each read, packed and hashed once. A stylesheet is sent with its local
 * {@code @import}s in place and the hashes of the fonts it names, so that a page needs one request for its looks.
 */
@Component
public class Assets {
    /** No way out of the folder, and no folder itself. */
    private static final Pattern FILE = Pattern.compile("(?:[a-z-]+/)+[\\w-]+(?:\\.[a-z0-9]+)+");

    private static final Pattern IMPORT = Pattern.compile("@import \"([^\"]+)\";");
    private static final Pattern ADDRESS = Pattern.compile("url\\(\"([^\"?:]+)\"\\)");

    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    /**
     * The address of a static file for a page, such as {@code /static/css/desk.css?v=1f0c…}, without the context path.
     *
     * @throws IllegalArgumentException when there is no such file: a mistake of ours
     */
    public String address(String path) {
        Asset asset = find(path);
        if (asset == null) {
            throw new IllegalArgumentException("No static file " + path);
        }
        return "/static/" + path + "?v=" + asset.version();
    }

    @Nullable
    Asset find(String path) {
        Asset asset = known.get(path);
        if (asset == null && FILE.matcher(path).matches()) {
            asset = read(path);
            if (asset != null) {
                known.put(path, asset);
            }
        }
        return asset;
    }

    private @Nullable Asset read(String path) {
        try {
            byte[] content = new ClassPathResource("static/" + path).getContentAsByteArray();
            if (path.endsWith(".css")) {
                content = assembled(path).getBytes(StandardCharsets.UTF_8);
            }
            MediaType type = MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM);
            // Fonts are packed already.
            byte[] gzipped = path.endsWith(".woff2") ? null : gzip(content);
            return new Asset(content, gzipped, type, version(content));
        } catch (FileNotFoundException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String assembled(String path) throws IOException {
        String css = new ClassPathResource("static/" + path).getContentAsString(StandardCharsets.UTF_8);
        Matcher imports = IMPORT.matcher(css);
        StringBuilder whole = new StringBuilder();
        while (imports.find()) {
            imports.appendReplacement(
                    whole, Matcher.quoteReplacement(assembled(StringUtils.applyRelativePath(path, imports.group(1)))));
        }
        imports.appendTail(whole);
        // All stylesheets lie in one folder, so addresses stay right wherever they are put in place.
        return ADDRESS.matcher(whole)
                .replaceAll(address -> Matcher.quoteReplacement("url(\""
                        + address.group(1)
                        + "?v="
                        + versionOf(StringUtils.cleanPath(StringUtils.applyRelativePath(path, address.group(1))))
                        + "\")"));
    }

    private String versionOf(String path) {
        Asset asset = find(path);
        if (asset == null) {
            throw new IllegalArgumentException("No static file " + path);
        }
        return asset.version();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    private static String version(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JVM has SHA-256", e);
        }
    }
}
