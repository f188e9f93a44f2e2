package org.partnerdesk.platform.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Sends static files: for good when the address carries their present hash, else to be asked for again. */
@RestController
class AssetRequests {
    private final Assets assets;

    AssetRequests(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/static/{*path}")
    ResponseEntity<byte[]> send(
            @PathVariable String path,
            @RequestParam(name = "v", required = false) @Nullable String version,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String held) {
        Asset asset = assets.find(path.substring(1));
        if (asset == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        CacheControl cache = asset.version().equals(version)
                ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                : CacheControl.noCache().cachePublic();
        String tag = "\"" + asset.version() + "\"";
        if (tag.equals(held)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(tag)
                    .cacheControl(cache)
                    .build();
        }
        var response = ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(cache)
                .contentType(asset.type())
                .varyBy(HttpHeaders.ACCEPT_ENCODING);
        byte[] gzipped = asset.gzipped();
        return gzipped != null && accepted.contains("gzip")
                ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(gzipped)
                : response.body(asset.content());
    }
}
