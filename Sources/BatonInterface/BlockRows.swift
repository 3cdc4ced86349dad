internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// Sets the blocks that do not grow and do not move.
struct BlockRows {
    let context: LayoutContext

    private var theme: Theme { context.theme }

    func rows(of block: TranscriptBlock) -> [[Cell]] {
        switch block {
        case .welcome(let lines): rows(ofWelcome: lines)
        case .greeting(let greeting): rows(of: greeting)
        case .prompt(let prompt, let time): rows(of: prompt, time: time)
        case .header(let agent, let model): [header(agent: agent, note: model)]
        case .step: [StepRow(context: context, frame: nil).cells(of: block)]
        case .files(let files): files.flatMap { rows(of: $0) }
        case .warning(let text): wrapped(text, theme[.warning], lead: "  ! ")
        case .origin(let text, let note):
            wrapped(text, theme[.text], lead: "← ", leadStyle: theme[.accent])
                + (note.map { wrapped($0, theme[.dim], lead: "  ") } ?? [])
        case .handedOver(let agent, _):
            wrapped("handed over to \(agent.text)", theme[.text], lead: "→ ", leadStyle: theme[.accent])
        case .need(let need): NeedRows(context: context).rows(of: need)
        case .failure(let failure, let ways): rows(of: failure, ways: ways)
        case .footer(let text, let advice):
            (advice.map { wrapped($0, theme[.dim], lead: "  ") } ?? []) + wrapped(text, theme[.footer], lead: "  ")
        case .text, .reasoning, .activity, .sources: []  // They grow, move, or are numbered: see BlockLayout.
        }
    }

    /// What this is and what to do stand out from what was looked for between them.
    private func rows(ofWelcome lines: [String]) -> [[Cell]] {
        lines.enumerated().flatMap { index, line in
            guard !line.isEmpty else { return [[Cell]()] }
            let isMiddle = index > 0 && index < lines.count - 1
            return wrapped(line, theme[isMiddle ? .dim : .text], lead: isMiddle ? "    " : "  ")
        }
    }

    /// `text` in lines behind `lead`, which stands before the first and is blank before the others.
    func wrapped(_ text: String, _ style: Style, lead: String, leadStyle: Style? = nil) -> [[Cell]] {
        let leadColumns = TextWidth.columns(of: lead)
        let blank = String(repeating: " ", count: leadColumns)
        return TextLayout.lines(of: text, width: context.measure - leadColumns).enumerated().map { index, line in
            Cell.cells(index == 0 ? lead : blank, style: leadStyle ?? style) + Cell.cells(line.text, style: style)
        }
    }

    private func header(agent: String, note: String?) -> [Cell] {
        var row = CellRow(limit: context.measure)
        row.append(agent, theme[.agentName])
        if let note, !note.isEmpty, note != agent { row.append(" · \(note)", theme[.dim]) }
        return row.cells
    }

    /// - Parameter numbers: one for each source.
    func rows(of sources: [Source], _ numbers: [Int]) -> [[Cell]] {
        // As wide as the widest number, so that the titles stand in one column.
        let columns = String(numbers.max() ?? 0).count
        return zip(sources, numbers).flatMap { source, number in
            let number = String(number)
            let lead = "  " + String(repeating: " ", count: columns - number.count) + "[\(number)] "
            return enclosure(source.title, at: source.address, lead: lead)
        }
    }

    private func rows(of file: OfferedFile) -> [[Cell]] {
        let address = file.shownAddress == file.name ? nil : file.shownAddress
        return enclosure(file.title, at: address, lead: "  \(file.kind.rawValue): ")
    }

    /// A name, and below it the address where it has one.
    private func enclosure(_ name: String, at address: String?, lead: String) -> [[Cell]] {
        let blank = String(repeating: " ", count: TextWidth.columns(of: lead))
        let place = address.flatMap { $0 == name ? nil : $0 }
        return wrapped(name, theme[.text], lead: lead, leadStyle: theme[.dim])
            + (place.map { wrapped($0, theme[.dim], lead: blank) } ?? [])
    }

    private func rows(of greeting: Greeting) -> [[Cell]] {
        var rows = [header(agent: greeting.agent, note: greeting.place)]
        if let text = greeting.text { rows += wrapped(text, theme[.text], lead: "  ") }
        rows += greeting.starters.flatMap { wrapped($0, theme[.dim], lead: "  · ") }
        return rows
    }

    private func rows(of failure: PlatformFailure, ways: [WayOn]) -> [[Cell]] {
        let advice = failure.advice
        return wrapped(advice.sentence, theme[.error], lead: "  ✗ ") + wrapped(advice.next, theme[.dim], lead: "    ")
            + ways.flatMap { wrapped($0.does, theme[.dim], lead: "    \($0.key)  ", leadStyle: theme[.key]) }
    }

    /// A file as it stands below the message that it went with.
    private static func name(of file: AttachedFile) -> String {
        let size = file.byteCount.map { " · " + ByteCountText.short($0) } ?? ""
        return file.name.sanitised.onOneLine + size
    }

    // The bar, a space; and room for the time and two columns of air, where the row has so much.
    private static let barColumns = 2
    private static let timeColumns = 7

    private func rows(of prompt: Prompt, time: String) -> [[Cell]] {
        let width = context.measure - Self.barColumns - Self.timeColumns
        // A prompt of nothing but white space still is a row.
        var lines = TextLayout.lines(of: prompt.text, width: max(1, width))
        if prompt.text.isEmpty, !prompt.files.isEmpty { lines = [] }
        lines += prompt.files.map { StyledLine([StyledSpan("+ " + Self.name(of: $0))]) }
        return (lines.isEmpty ? [StyledLine([])] : lines).enumerated().map { index, line in
            var row = CellRow(limit: context.measure)
            row.append("▌ ", theme[.userBar])
            row.append(line.text, theme[.userText])
            if index == 0 { row.append(time, endingAt: context.measure, theme[.dim]) }
            return row.cells
        }
    }
}
