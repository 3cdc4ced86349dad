internal import Synchronization

/// Where the server keeps its resources: the root, and the path prefixes that deployments disagree on.
///
/// Starts from what each deployment is known to do and remembers what has answered, so that a wrong guess costs one
/// request in the life of a profile.
final class Routes: Sendable {
    /// Resources whose paths differ between deployments in their own way.
    enum Family: Sendable {
        case orchestrate
        /// Conversations: the Developer Edition has them without the `orchestrate` segment.
        case threads
        /// Models without agents, which lie as the threads do.
        case models
    }

    /// What some servers do not have at all.
    enum Resource: Hashable, Sendable {
        case runs, events, assistants, completions, chatCompletions
    }

    enum Prefix: String, Hashable, Sendable, CaseIterable {
        case v1 = "/v1"
        case apiV1 = "/api/v1"
    }

    /// One way to build a path.
    struct Layout: Hashable, Sendable {
        var prefix: Prefix
        var hasSegment: Bool
    }

    private struct Learnt {
        var prefix: Prefix?
        /// Whether the `orchestrate` segment is there, of the families that can do without.
        var segments: [Family: Bool] = [:]
        var lacks: Set<Resource> = []
    }

    /// The server's address without an API prefix.
    let root: String
    private let isLocal: Bool
    private let learnt: Mutex<Learnt>

    /// - Parameter root: as the user wrote it; an API prefix at its end is taken off and remembered.
    init(root: String) {
        var root = Substring(root)
        var prefix: Prefix?
        Self.trimSlashes(&root)
        // The longer prefix first: it ends in the shorter one.
        for candidate in [Prefix.apiV1, .v1] where prefix == nil {
            for tail in [candidate.rawValue + "/orchestrate", candidate.rawValue] where root.hasSuffix(tail) {
                root = root.dropLast(tail.count)
                prefix = candidate
            }
        }
        Self.trimSlashes(&root)
        self.root = String(root)
        isLocal = Self.isLocal(self.root)
        learnt = Mutex(Learnt(prefix: prefix))
    }

    private static func trimSlashes(_ text: inout Substring) {
        while text.hasSuffix("/") { text = text.dropLast() }
    }

    /// The ADK's own test for the Developer Edition; an instance's path is never local, whatever host serves it.
    private static func isLocal(_ root: String) -> Bool {
        let hosts = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0", "host.docker.internal"]
        let isOwn = hosts.contains { root.hasPrefix("http://\($0)") || root.hasPrefix("https://\($0)") }
        return isOwn && !root.contains("/instances/")
    }

    /// The layouts to try, the likeliest first; one as soon as the server is known.
    func candidates(for family: Family) -> [Layout] {
        let known = learnt.withLock { $0 }
        let prefixes = known.prefix.map { [$0] } ?? Prefix.allCases
        let segments: [Bool] =
            switch family {
            case .orchestrate: [true]
            case .threads, .models: known.segments[family].map { [$0] } ?? [!isLocal, isLocal]
            }
        return segments.flatMap { segment in prefixes.map { Layout(prefix: $0, hasSegment: segment) } }
    }

    /// Notes that `layout` has answered.
    func remember(_ layout: Layout, for family: Family) {
        learnt.withLock { learnt in
            learnt.prefix = layout.prefix
            if family != .orchestrate { learnt.segments[family] = layout.hasSegment }
        }
    }

    /// Whether the server was found to have no such path, whatever stands in it.
    func lacks(_ resource: Resource) -> Bool { learnt.withLock { $0.lacks.contains(resource) } }

    func rememberLack(of resource: Resource) {
        learnt.withLock { _ = $0.lacks.insert(resource) }
    }

    /// The absolute URL of a resource; `path` and `query` are given unescaped.
    func url(_ layout: Layout, path: [String], query: [(name: String, value: String)]) -> String {
        var url = root + layout.prefix.rawValue + (layout.hasSegment ? "/orchestrate" : "")
        for segment in path { url += "/" + Self.escaped(segment) }
        let pairs = query.map { Self.escaped($0.name) + "=" + Self.escaped($0.value) }
        return pairs.isEmpty ? url : url + "?" + pairs.joined(separator: "&")
    }

    /// `text` with everything but RFC 3986's unreserved characters escaped, so that no id can change a path.
    static func escaped(_ text: String) -> String {
        var output = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                output.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                output += digits.count == 1 ? "%0" + digits : "%" + digits
            }
        }
        return output
    }
}
