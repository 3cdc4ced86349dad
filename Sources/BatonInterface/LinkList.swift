package import BatonCore
internal import BatonText

/// The targets of the newest answer's links, to choose from.
package struct LinkList: Hashable, Sendable {
    package let targets: [String]
    /// How many of them have a number in the answer; the others are files, which have names.
    let numberedCount: Int
    /// What the agent offered beside its text, each at an address of its own.
    let files: [OfferedFile]
    package var selection = 0

    /// - Parameters:
    ///   - answer: Markdown.
    ///   - others: addresses that came beside it.
    ///   - files: what was offered with it; those without an address cannot be fetched.
    init(answer: String, beside others: [String] = [], files: [OfferedFile] = []) {
        var links = LinkTable()
        _ = MarkdownParser.blocks(of: answer, links: &links)
        self.files = files.filter { $0.address != nil }
        for other in others { _ = links.number(of: other) }
        numberedCount = links.targets.count
        for file in self.files { _ = file.address.map { links.number(of: $0) } }
        targets = links.targets
    }

    /// What a run's answer links to, rests on and offers; nothing where there is no run.
    package init(of run: Run?) {
        self.init(
            answer: run?.text ?? "", beside: run?.sources.compactMap(\.address) ?? [], files: run?.files ?? [])
    }

    /// The file that a target is the address of.
    package func file(at index: Int) -> OfferedFile? { files.first { $0.address == targets[index] } }

    /// Schemes that a program outside may be started with: nothing that runs or reads what is on this machine.
    private static let schemes = ["https://", "http://", "mailto:"]

    /// Whether Baton passes `target` on to a browser.
    static func isFollowed(_ target: String) -> Bool {
        let start = target.prefix(8).lowercased()
        return schemes.contains { start.hasPrefix($0) } && target.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }
}
