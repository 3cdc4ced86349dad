import FoundationEssentials

/// Where a redirect leads that may be followed (RFC 9110 §15.4).
enum Redirect {
    /// The absolute URL; nil where the response is no redirect, or one that must not be followed by itself.
    static func target(of response: WireResponse, to request: WireRequest) -> String? {
        guard [301, 302, 303, 307, 308].contains(response.status), ["GET", "HEAD"].contains(request.method),
            let location = response.header("Location"), let base = URL(string: request.url),
            let url = URL(string: location, relativeTo: base)?.absoluteURL
        else { return nil }
        let isSameServer =
            url.scheme?.lowercased() == base.scheme?.lowercased() && url.host?.lowercased() == base.host?.lowercased()
            && url.port == base.port
        return isSameServer ? url.absoluteString : nil
    }
}
