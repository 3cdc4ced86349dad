/// Finds questions for the time: "what time is it in Tokyo and New York?", "today's date", "clock".
struct TimeFinder {
    let tokens: [MessageToken]

    var found: [ToolRequest.Found] {
        guard let start = tokens.indices.first(where: asks) else { return [] }
        var found: [ToolRequest.Found] = []
        var index = start + 1
        while index < tokens.count {
            if let place = place(at: index, mayBeUnknown: tokens[index - 1].word == "in") {
                found.append(.init(request: .tellTime(place: place.name), range: index..<place.end))
                index = place.end
            } else {
                index += 1
            }
        }
        return found.isEmpty ? [.init(request: .tellTime(place: nil), range: start..<start + 1)] : found
    }

    /// Whether the word at `index` asks for the time, and not for "three times" or "some time ago".
    private func asks(at index: Int) -> Bool {
        let word = tokens[index].word
        let before = index > 0 ? tokens[index - 1].word : nil
        let after = index + 1 < tokens.count ? tokens[index + 1].word : nil
        switch word {
        case "time":
            return ["what", "current", "the", "local", "what's"].contains(before ?? "")
                || ["in", "now"].contains(after ?? "")
                || tokens.count == 1
        case "date", "day": return ["what", "today's", "current", "the"].contains(before ?? "") && before != after
        case "clock": return true
        default: return false
        }
    }

    /// A place that the clock knows, of up to two words; or, after "in", any word with a capital letter.
    private func place(at index: Int, mayBeUnknown: Bool) -> (name: String, end: Int)? {
        guard let word = tokens[index].word else { return nil }
        if let offset = offset(after: index, word) { return offset }
        if index + 1 < tokens.count, WorldClock.named("\(word) \(tokens[index + 1].text)") != nil {
            return ("\(tokens[index].text) \(tokens[index + 1].text)", index + 2)
        }
        if WorldClock.named(word) != nil { return (tokens[index].text, index + 1) }
        let isName = tokens[index].text.first?.isUppercase == true
        return mayBeUnknown && isName ? (tokens[index].text, index + 1) : nil
    }

    /// `UTC+5:30`, which the lexer takes apart.
    private func offset(after index: Int, _ word: String) -> (name: String, end: Int)? {
        guard word == "utc" || word == "gmt", index + 2 < tokens.count, case .symbol(let sign) = tokens[index + 1].kind,
            !tokens[index + 1].followsSpace, !tokens[index + 2].followsSpace
        else { return nil }
        let name = tokens[index].text + String(sign) + tokens[index + 2].text
        return WorldClock.named(name) == nil ? nil : (name, index + 3)
    }
}
