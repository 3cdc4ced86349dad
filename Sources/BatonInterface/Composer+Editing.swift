import BatonCore

extension Composer {
    /// Text as it may stand in the composer: line feeds for every kind of line end (a paste brings carriage returns),
    /// everything else sanitised.
    ///
    /// What comes in is judged together with the cluster before it, so that a joiner or a mark that is typed after its
    /// base goes to it.
    static func normalised(_ text: String, after previous: Character?) -> String {
        let returned = withoutReturns(text)
        guard !returned.utf8.allSatisfy({ $0 < 0x80 }) else { return returned.sanitised }
        let unified = FoldedPastes.withoutPlaceholders(returned)
        guard let previous else { return unified.sanitised }
        let context = String(previous)
        let whole = (context + unified).sanitised
        return String(Substring(whole.utf8.dropFirst(context.sanitised.utf8.count)))
    }

    private static func withoutReturns(_ text: String) -> String {
        guard text.utf8.contains(0x0D) else { return text }
        var unified = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                unified.append("\n")
            } else if scalar != "\n" || previous != "\r" {
                unified.append(scalar)
            }
            previous = scalar
        }
        return String(unified)
    }

    mutating func insert(_ text: String, isContinuing: Bool = false) {
        replace(
            insertionOffset..<insertionOffset, with: Self.normalised(text, after: clusterBefore),
            isContinuing: isContinuing)
    }

    /// Typing joins what was typed before it, up to the start of the next word.
    mutating func type(_ text: String, after before: Momentum) {
        let isAfterSpace = insertionOffset > 0 && folded[index(at: offset(before: insertionOffset))].isWhitespace
        let beginsWord = isAfterSpace && text.first?.isWhitespace == false
        insert(text, isContinuing: before == .typing && !beginsWord)
        momentum = .typing
    }

    mutating func deleteBackward(after before: Momentum) {
        replace(
            offset(before: insertionOffset)..<insertionOffset, with: "", isContinuing: before == .deletingBackward)
        momentum = .deletingBackward
    }

    /// Exchanges the clusters around the insertion point, at the end of a line the two before it.
    mutating func transposeCharacters() {
        let line = line(at: insertionOffset)
        let end = insertionOffset == line.upperBound ? insertionOffset : offset(after: insertionOffset)
        let middle = offset(before: end)
        guard middle > line.lowerBound else { return }
        let start = offset(before: middle)
        replace(start..<end, with: String(slice(middle..<end)) + slice(start..<middle))
    }

    /// Exchanges the word at or behind the insertion point with the one before; behind the last word, the last two.
    mutating func transposeWords() {
        let secondStart = wordStart(before: wordEnd(after: insertionOffset))
        let secondEnd = wordEnd(after: secondStart)
        let firstStart = wordStart(before: secondStart)
        let firstEnd = wordEnd(after: firstStart)
        guard firstStart < firstEnd, firstEnd <= secondStart, secondStart < secondEnd else { return }
        let first = slice(firstStart..<firstEnd)
        let second = slice(secondStart..<secondEnd)
        replace(firstStart..<secondEnd, with: String(second) + slice(firstEnd..<secondStart) + first)
    }

    /// Changes the rest of the word at or behind the insertion point, and goes to its end.
    mutating func changeWord(_ change: (Substring) -> String) {
        let end = wordEnd(after: insertionOffset)
        let rest = slice(insertionOffset..<end)
        let start = offset(of: rest.firstIndex(where: Self.isWord) ?? rest.endIndex)
        guard start < end else { return }
        replace(start..<end, with: change(slice(start..<end)))
    }
}
