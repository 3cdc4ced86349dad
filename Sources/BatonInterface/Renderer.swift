package import BatonCore
internal import BatonEngine
package import BatonScreen
internal import BatonTheme

/// Draws a state: pure but for what it keeps of earlier frames, which only saves time.
///
/// A frame costs what is on the screen and what has changed, not what the transcripts hold.
package struct Renderer: Sendable {
    /// By slot.
    private var transcripts = [TranscriptLayout?](repeating: nil, count: SlotNumber.all.count)
    /// What the newest frame showed of the active transcript; nil where it showed none.
    package private(set) var viewport: Viewport?
    /// The same of the transcript beside it, in a comparison.
    private var besideViewport: Viewport?

    /// What the newest frame showed, to be told to the state as ``AppEvent/presented(_:)``.
    package var viewports: [Viewport] { [viewport, besideViewport].compactMap(\.self) }

    package init() {}

    package mutating func view(_ state: AppState, at moment: Moment) -> Surface {
        var surface = Surface(size: state.size, style: state.theme[.text])
        viewport = nil
        besideViewport = nil
        guard let layout = state.layout else {
            TooSmallView(state: state).draw(on: &surface)
            return surface
        }
        let frame = FrameContext(
            theme: state.theme, moment: moment, spinner: Spinner.picture(state.spinnerFrame),
            sideways: state.active.sideways)
        AgentBarView(state: state, frame: frame).draw(on: &surface, rect: layout.agentBar)
        drawTranscripts(of: state, layout, frame, on: &surface)
        drawRules(of: state, layout, on: &surface)
        if let pane = layout.sidePane { SidePaneView(state: state, rect: pane, frame: frame).draw(on: &surface) }
        DraftView(state: state, layout: layout).draw(on: &surface)
        if let card = state.askingCard {
            NeedCardView(state: state, layout: layout, frame: frame).draw(card, on: &surface)
        }
        StatusView(state: state, frame: frame).draw(on: &surface, rect: layout.status)
        drawOverlay(of: state, layout, frame, on: &surface)
        if state.isWhichKeyShown { WhichKeyView(state: state, layout: layout).draw(on: &surface) }
        return surface
    }

    /// Both sides of a comparison under their headers, or the active transcript.
    private mutating func drawTranscripts(
        of state: AppState, _ layout: Layout, _ frame: FrameContext, on surface: inout Surface
    ) {
        guard !layout.sides.isEmpty else {
            guard let rect = layout.transcript else { return }
            viewport = drawTranscript(of: state.active, state, in: rect, frame, on: &surface)
            return
        }
        for (number, side) in zip(state.slotsInSight, layout.sides) {
            guard let side else { continue }
            let slot = state[number]
            var frame = frame
            frame.sideways = slot.sideways
            let viewport = drawTranscript(of: slot, state, in: side.transcript, frame, on: &surface)
            if number == state.activeNumber { self.viewport = viewport } else { besideViewport = viewport }
            let note = viewport.flatMap { ScrollNote(viewport: $0, slot: slot) }
            SideHeaderView(state: state, slot: slot, frame: frame).draw(on: &surface, rect: side.header, note: note)
        }
    }

    private mutating func drawTranscript(
        of slot: SlotState, _ state: AppState, in rect: Rect, _ frame: FrameContext, on surface: inout Surface
    ) -> Viewport? {
        let place = slot.number.value - 1
        let context = LayoutContext(
            columns: rect.columns, theme: state.theme, timeZoneOffset: state.timeZoneOffset, reading: state.reading)
        if transcripts[place]?.fits(slot, context) != true {
            transcripts[place] = TranscriptLayout(context: context, slot: slot)
        }
        transcripts[place]?.update(
            for: slot, preamble: TranscriptPreamble.blocks(for: slot, in: state), ways: state.ways(on: slot))
        let isBesidePane = state.layout?.sideRule?.columns == 1
        guard var viewport = viewport(of: slot, in: rect, besidePane: isBesidePane) else { return nil }
        let isActive = slot.number == state.activeNumber
        let focus = isActive ? TranscriptFocus(state: state, viewport: viewport) : nil
        var cursorLine: Int?
        for line in 0..<min(rect.rows, viewport.rowCount - viewport.topRow) {
            // One row at a time and in place: a copy of the layout would double it.
            guard var cells = transcripts[place]?.cells(row: viewport.topRow + line, frame: frame) else {
                continue
            }
            defer { surface.draw(cells, at: Position(column: rect.column, row: rect.row + line), limit: rect.columns) }
            if state.isMouseOn, isActive, let anchor = transcripts[place]?.anchor(at: viewport.topRow + line) {
                viewport.targets.append(
                    RowTarget(anchor: anchor, linkColumns: cells.columns(styled: state.theme[.link])))
            }
            if let focus, let anchor = transcripts[place]?.anchor(at: viewport.topRow + line),
                focus.mark(&cells, at: anchor), cursorLine == nil
            {
                cursorLine = line
            }
        }
        if isActive, state.isTranscriptFocused {
            surface.cursor = Position(column: rect.column, row: rect.row + (cursorLine ?? 0))
        }
        return viewport
    }

    /// What is in sight of a transcript.
    ///
    /// A terminal scrolls whole rows for nothing; beside a pane every row has to be written anew. While an answer streams there, it
    /// grows downwards into some free rows, and moves up by as many at once.
    private mutating func viewport(of slot: SlotState, in rect: Rect, besidePane isBesidePane: Bool) -> Viewport? {
        let place = slot.number.value - 1
        let whole = transcripts[place]?.viewport(of: slot, rows: rect.rows)
        guard let whole, isBesidePane, slot.isLive, slot.scroll == .tail, whole.lastTopRow > 0 else { return whole }
        let free = JumpScroll.freeRows(below: whole.rowCount, room: rect.rows)
        return free == 0 ? whole : transcripts[place]?.viewport(of: slot, rows: rect.rows - free)
    }

    private func drawRules(of state: AppState, _ layout: Layout, on surface: inout Surface) {
        let style = state.theme[.rule]
        let line = Cell.cells("─", style: style)[0]
        for row in layout.rules {
            surface.fill(Rect(column: 0, row: row, columns: state.size.columns, rows: 1), with: line)
        }
        if let rule = layout.sideRule {
            surface.fill(rule, with: rule.columns == 1 ? Cell.cells("│", style: style)[0] : line)
        }
        if layout.sides.isEmpty { drawScrollNote(of: state, row: layout.composer.row - 1, on: &surface) }
    }

    private func drawScrollNote(of state: AppState, row: Int, on surface: inout Surface) {
        guard let viewport, let note = ScrollNote(viewport: viewport, slot: state.active) else { return }
        let place = Position(column: note.columns.lowerBound, row: row)
        surface.write(note.text, at: place, style: state.theme[note.role])
    }

    private func drawOverlay(
        of state: AppState, _ layout: Layout, _ frame: FrameContext, on surface: inout Surface
    ) {
        switch state.overlay {
        case .help(let list): HelpView(state: state, layout: layout).draw(list, on: &surface)
        case .picker(let picker): PickerView(state: state, layout: layout, frame: frame).draw(picker, on: &surface)
        case .quitting(let quitting): QuitView(state: state, layout: layout).draw(quitting, on: &surface)
        case .links(let list): LinksView(state: state, layout: layout).draw(list, on: &surface)
        case .codeBlocks(let list): CodeBlocksView(state: state, layout: layout).draw(list, on: &surface)
        case .hits(let list): HitListView(state: state, layout: layout, frame: frame).draw(list, on: &surface)
        case .files(let picker): FilePickerView(state: state, layout: layout).draw(picker, on: &surface)
        case .ids(let top): IDsView(state: state, layout: layout).draw(top: top, on: &surface)
        case .threads(let picker):
            ThreadPickerView(state: state, layout: layout, frame: frame).draw(picker, on: &surface)
        case .line(let editor):
            if let picker = editor.picker {
                ThreadPickerView(state: state, layout: layout, frame: frame).draw(picker, on: &surface)
            }
            DockedRow(state: state, layout: layout).draw(editor, on: &surface)
        case .deleting(let deletion):
            ThreadPickerView(state: state, layout: layout, frame: frame).draw(deletion.picker, on: &surface)
            DockedRow(state: state, layout: layout).draw(deletion, on: &surface)
        case .export(let export):
            ExportView(state: state, layout: layout).draw(export, on: &surface)
        case .steps(let viewer):
            StepViewerView(state: state, layout: layout, frame: frame).draw(viewer, on: &surface)
        case .palette(let palette): PaletteView(state: state, layout: layout).draw(palette, on: &surface)
        case .themes(let picker): ThemesView(state: state, layout: layout).draw(picker, on: &surface)
        case .queue(let list): QueueView(state: state, layout: layout).draw(list, on: &surface)
        case .history, nil: break  // Composer and status line show it.
        }
    }
}

extension [Cell] {
    /// The runs of cells that look like `style`.
    fileprivate func columns(styled style: Style) -> [Range<Int>] {
        let matching = RangeSet(indices.filter { self[$0].style == style }, within: self)
        return Array<Range<Int>>(matching.ranges)
    }
}
