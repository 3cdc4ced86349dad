internal import BatonCore
internal import BatonText

/// The targets of the newest answer's links, to choose from.
package struct LinkList: Hashable, Sendable {
    package let targets: [String]
    package var selection = 0

    /// - Parameters:
    ///   - answer: Markdown.
    ///   - others: addresses that came beside it.
    init(answer: String, beside others: [String] = []) {
        var links = LinkTable()
        _ = MarkdownParser.blocks(of: answer, links: &links)
        targets = links.targets + others.filter { !links.targets.contains($0) }
    }

    /// Schemes that a program outside may be started with: nothing that runs or reads what is on this machine.
    private static let schemes = ["https://", "http://", "mailto:"]

    /// Whether Baton passes `target` on to a browser.
    static func isFollowed(_ target: String) -> Bool {
        let start = target.prefix(8).lowercased()
        return schemes.contains { start.hasPrefix($0) } && target.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }
}
