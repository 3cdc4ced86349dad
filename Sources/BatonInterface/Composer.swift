/// The text that a person is writing, with an insertion point, a kill ring, undo and a place in the prompt history.
///
/// The text is sanitised, has no carriage return, and the insertion point stands between grapheme clusters: whatever
/// sequence of commands came before. Places are offsets in UTF-8 bytes, which are as quick as an index and stay comparable
/// when the text changes.
package struct Composer: Hashable, Sendable {
    /// The text as it is edited and shown: a large paste is one character in it (``FoldedPastes``).
    package private(set) var folded = ""
    /// Where the next typed character goes, in UTF-8 bytes from the start of ``folded``.
    package private(set) var insertionOffset = 0
    package var killRing = ComposerKillRing()
    var momentum = Momentum.none
    var recall: Recall?
    var pastes = FoldedPastes()
    private var edits: [ComposerEdit] = []

    /// What the newest command lets the next one continue.
    enum Momentum: Hashable, Sendable {
        case none
        case typing
        case deletingBackward
        case killing
        /// The bytes that a yank inserted, which a yank-pop replaces.
        case yanking(Range<Int>)
        /// Moving over rows, which may be shorter than the column that it began in.
        case movingOverRows(goal: Int)
        case recalling
    }

    /// Where in the prompt history the text comes from; gone when the text is edited.
    struct Recall: Hashable, Sendable {
        var index: Int
        /// What stood there before, to come back to behind the newest prompt.
        var draft: String
    }

    package init() {}

    /// A composer that begins with a draft, its insertion point at the end.
    package init(draft: String) {
        folded = Self.normalised(draft, after: nil)
        insertionOffset = folded.utf8.count
    }

    package var isEmpty: Bool { folded.isEmpty }

    /// Empties the composer and gives what it held. The kill ring stays; there is nothing to undo.
    package mutating func take() -> String {
        defer {
            let ring = killRing
            self = Composer()
            killRing = ring
        }
        return text
    }

    /// Performs `command`.
    /// - Parameters:
    ///   - width: the columns of the rows, as in ``layout(width:maximumRows:)``; moving over rows needs it.
    ///   - history: earlier prompts, the oldest first.
    package mutating func perform(_ command: ComposerCommand, width: Int = .max, history: [String] = []) {
        let before = momentum
        momentum = .none
        switch command {
        case .insert(let text): type(text, after: before)
        case .paste(let text): insert(text)
        case .fold(let text): insertFolded(text)
        case .unfoldPaste: unfoldPaste()
        case .prepend(let text): prepend(text)
        case .replaceAll(let text): replace(0..<folded.utf8.count, with: Self.normalised(text, after: nil))
        case .newLine: insert("\n")
        case .moveBackward: move(to: offset(before: insertionOffset))
        case .moveForward: move(to: offset(after: insertionOffset))
        case .moveWordBackward: move(to: wordStart(before: insertionOffset))
        case .moveWordForward: move(to: wordEnd(after: insertionOffset))
        case .moveToLineStart: move(to: line(at: insertionOffset).lowerBound)
        case .moveToLineEnd: move(to: line(at: insertionOffset).upperBound)
        case .moveToTextStart: move(to: 0)
        case .moveToTextEnd: move(to: folded.utf8.count)
        case .moveUp: moveUp(width: width, history: history, after: before)
        case .moveDown: moveDown(width: width, history: history, after: before)
        case .deleteBackward: deleteBackward(after: before)
        case .deleteForward: replace(insertionOffset..<offset(after: insertionOffset), with: "")
        case .killToLineEnd: killToLineEnd(after: before)
        case .killToLineStart: killToLineStart(after: before)
        case .killWordBackward: kill(wordStart(before: insertionOffset)..<insertionOffset, after: before)
        case .killWordForward: kill(insertionOffset..<wordEnd(after: insertionOffset), after: before)
        case .killSpacedWordBackward: kill(spacedWordStart(before: insertionOffset)..<insertionOffset, after: before)
        case .killAll: kill(0..<folded.utf8.count, after: before)
        case .yank: yank()
        case .yankPop: yankPop(after: before)
        case .transposeCharacters: transposeCharacters()
        case .transposeWords: transposeWords()
        case .uppercaseWord: changeWord { $0.uppercased() }
        case .lowercaseWord: changeWord { $0.lowercased() }
        case .capitalizeWord: changeWord { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }
        case .undo: undo()
        case .recallOlder: recallOlder(in: history, after: before)
        case .recallNewer: recallNewer(in: history, after: before)
        }
    }
}

// The only places that change the text and the insertion point: everything else goes through them.
extension Composer {
    /// Puts the insertion point at `offset`, or behind the cluster that `offset` would split.
    mutating func move(to offset: Int) {
        insertionOffset = boundary(atOrAfter: offset)
    }

    /// Replaces the bytes of `range` and puts the insertion point behind what came in.
    /// - Parameter isContinuing: undone together with the edit before, where that is possible.
    mutating func replace(_ range: Range<Int>, with inserted: String, isContinuing: Bool = false) {
        guard !range.isEmpty || !inserted.isEmpty else { return }
        recall = nil
        let edit = ComposerEdit(
            replacing: range, removed: String(slice(range)), insertedBytes: inserted.utf8.count,
            insertionOffset: insertionOffset)
        let isAbsorbed = isContinuing && !edits.isEmpty && edits[edits.count - 1].absorb(edit)
        if !isAbsorbed { edits.append(edit) }
        folded.replaceSubrange(index(at: range.lowerBound)..<index(at: range.upperBound), with: inserted)
        move(to: range.lowerBound + inserted.utf8.count)
    }

    private mutating func undo() {
        guard let edit = edits.popLast() else { return }
        recall = nil
        folded.replaceSubrange(index(at: edit.offset)..<index(at: edit.offset + edit.insertedBytes), with: edit.removed)
        move(to: edit.insertionOffset)
    }
}
