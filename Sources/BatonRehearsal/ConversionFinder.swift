/// Finds conversions in a message: "12 km in miles", "convert 70 F to celsius", "how many feet are in 3 m".
struct ConversionFinder {
    let tokens: [MessageToken]

    var found: [ToolRequest.Found] {
        var found: [ToolRequest.Found] = []
        var index = 0
        while index < tokens.count {
            if let conversion = forward(at: index) ?? backward(at: index) {
                found.append(conversion)
                index = conversion.range.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    /// NUMBER UNIT to UNIT
    private func forward(at start: Int) -> ToolRequest.Found? {
        guard let (amount, next) = amount(at: start), let source = unit(at: next),
            source.end < tokens.count, let link = tokens[source.end].word, ["to", "in", "into", "as"].contains(link)
        else { return nil }
        let target = source.end + 1
        if let unit = unit(at: target) {
            return conversion(amount, source.name, unit.name, start..<unit.end)
        }
        // An unknown unit is the tool's to refuse, but only where a conversion was surely meant: "12 km to go" is none.
        guard target < tokens.count, tokens[target].word != nil, start > 0, tokens[start - 1].word == "convert" else {
            return nil
        }
        return conversion(amount, source.name, tokens[target].text, start..<target + 1)
    }

    /// how many UNIT (are | is) (there) in NUMBER UNIT
    private func backward(at start: Int) -> ToolRequest.Found? {
        guard start + 2 < tokens.count, tokens[start].word == "how",
            ["many", "much"].contains(tokens[start + 1].word ?? ""),
            let target = unit(at: start + 2)
        else { return nil }
        var index = target.end
        while index < tokens.count, let word = tokens[index].word,
            ["are", "is", "there", "in", "make", "a", "an"].contains(word)
        {
            index += 1
        }
        guard let (amount, next) = amount(at: index), let source = unit(at: next) else { return nil }
        return conversion(amount, source.name, target.name, start..<source.end)
    }

    private func conversion(_ amount: Double, _ from: String, _ to: String, _ range: Range<Int>) -> ToolRequest.Found {
        ToolRequest.Found(request: .convert(amount: amount, from: from, to: to), range: range)
    }

    /// A number, with a sign where one hugs it and nothing hugs the sign.
    private func amount(at start: Int) -> (Double, next: Int)? {
        guard start < tokens.count else { return nil }
        if let number = tokens[start].number { return (number, start + 1) }
        guard tokens[start].isSymbol("-") || tokens[start].isSymbol("−"), tokens[start].followsSpace,
            start + 1 < tokens.count,
            !tokens[start + 1].followsSpace, let number = tokens[start + 1].number
        else { return nil }
        return (-number, start + 2)
    }

    /// The longest unit that begins at `start`: `fl oz`, `km/h`, `degrees celsius`, `m`.
    private func unit(at start: Int) -> (name: String, end: Int)? {
        guard start < tokens.count, let word = tokens[start].word else { return nil }
        if word == "degrees" || word == "degree" { return unit(at: start + 1) }
        let text = tokens[start].text
        if start + 2 < tokens.count, tokens[start + 1].isSymbol("/"),
            Unit.named("\(text)/\(tokens[start + 2].text)") != nil
        {
            return ("\(text)/\(tokens[start + 2].text)", start + 3)
        }
        if start + 1 < tokens.count, Unit.named("\(text) \(tokens[start + 1].text)") != nil {
            return ("\(text) \(tokens[start + 1].text)", start + 2)
        }
        return Unit.named(text) == nil ? nil : (text, start + 1)
    }
}
