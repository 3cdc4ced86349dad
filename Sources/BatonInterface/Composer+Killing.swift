extension Composer {
    /// Removes the bytes of `range`, an end of which is the insertion point or the text's, and keeps them in the kill ring.
    mutating func kill(_ range: Range<Int>, after before: Momentum) {
        // A kill that finds nothing still lets the next one join: C-w at the start of a line, then C-k.
        momentum = before == .killing || !range.isEmpty ? .killing : .none
        guard !range.isEmpty else { return }
        let killed = pastes.unfolded(slice(range))  // Another draft, which may get it back, does not know our pastes.
        if before == .killing {
            killRing.join(killed, before: range.lowerBound < insertionOffset)
        } else {
            killRing.add(killed)
        }
        replace(range, with: "")
    }

    mutating func killToLineEnd(after before: Momentum) {
        let end = line(at: insertionOffset).upperBound
        kill(insertionOffset..<(end > insertionOffset ? end : offset(after: insertionOffset)), after: before)
    }

    mutating func killToLineStart(after before: Momentum) {
        let start = line(at: insertionOffset).lowerBound
        kill((start < insertionOffset ? start : offset(before: insertionOffset))..<insertionOffset, after: before)
    }

    mutating func yank() {
        guard let killed = killRing.current else { return }
        yank(killed, over: insertionOffset..<insertionOffset)
    }

    mutating func yankPop(after before: Momentum) {
        guard case .yanking(let range) = before else { return }
        killRing.rotate()
        guard let killed = killRing.current else { return }
        yank(killed, over: range)
    }

    private mutating func yank(_ killed: String, over range: Range<Int>) {
        replace(range, with: killed)
        momentum = .yanking(range.lowerBound..<range.lowerBound + killed.utf8.count)
    }
}
