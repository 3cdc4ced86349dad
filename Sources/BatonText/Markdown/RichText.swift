/// Running text with marks, flat: the form in which inline Markdown is laid out.
///
/// Flat, because layout walks it once from left to right, and a tree of inline nodes would be flattened there anyway.
package struct RichText: Hashable, Sendable {
    /// A stretch in one look; it begins where the one before it ends.
    package struct Run: Hashable, Sendable {
        /// Where the run ends in ``RichText/text``, in UTF-8 bytes.
        package var end: Int
        package var role: TextRole
        package var emphasis: TextEmphasis
        /// As in ``StyledSpan/link``.
        package var link: UInt16

        package init(end: Int, role: TextRole = .body, emphasis: TextEmphasis = [], link: UInt16 = 0) {
            self.end = end
            self.role = role
            self.emphasis = emphasis
            self.link = link
        }
    }

    /// What is shown, line feeds standing for line breaks.
    package private(set) var text: String
    /// In ascending order of their ends, none empty; the last one ends with the text.
    package private(set) var runs: [Run]

    package init() {
        text = ""
        runs = []
    }

    package init(_ text: String, role: TextRole = .body) {
        self.init()
        append(text, role: role)
    }

    /// A text and its runs as a parser has gathered them.
    /// - Precondition: `runs` are as ``runs`` says.
    init(text: String, runs: [Run]) {
        self.text = text
        self.runs = runs
    }

    package var isEmpty: Bool { text.isEmpty }

    /// Appends `newer`; a run that looks like the one before it becomes one with it.
    package mutating func append(
        _ newer: some StringProtocol, role: TextRole = .body, emphasis: TextEmphasis = [], link: UInt16 = 0
    ) {
        guard !newer.isEmpty else { return }
        text.append(contentsOf: newer)
        let run = Run(end: text.utf8.count, role: role, emphasis: emphasis, link: link)
        if let last = runs.last, last.role == role, last.emphasis == emphasis, last.link == link {
            runs[runs.count - 1].end = run.end
        } else {
            runs.append(run)
        }
    }
}
