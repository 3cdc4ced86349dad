internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The agent bar: the slots under their profiles with their marks, at the right the active profile and environment.
///
/// What does not fit gives way step by step: profiles' names become platforms, then marks lose their space, then a bar
/// stands between groups, then the other slots' names are cut, then they go.
struct AgentBarView {
    let state: AppState
    let frame: FrameContext

    private enum Detail: CaseIterable {
        case profiles, platforms, tight, bars, short, numbers, activeOnly
    }

    /// The slots, with the columns that each takes.
    private struct Bar {
        var row: CellRow
        var places: [Place] = []
    }

    /// No tuple: for an array of tuples with a range in them the first frame would wait until the runtime has looked through all
    /// conformances of the program.
    private struct Place {
        var slot: SlotNumber
        var columns: Range<Int>
    }

    func draw(on surface: inout Surface, rect: Rect) {
        let (bar, place) = arrangement(rect.columns)
        var row = bar.row
        if !place.isEmpty { row.append(place, endingAt: rect.columns - 1, frame.theme[.profile]) }
        surface.draw(row.cells, at: Position(column: rect.column, row: rect.row))
    }

    /// The slot that stands at a column of a bar that is so wide.
    func slot(at column: Int, columns: Int) -> SlotNumber? {
        arrangement(columns).bar.places.first { $0.columns.contains(column) }?.slot
    }

    private func arrangement(_ columns: Int) -> (bar: Bar, place: String) {
        let places = placeTexts
        // First the slots' names matter, then the place at the right, then the groups' names.
        for detail in Detail.allCases {
            let names = detail == .short ? nameColumns(columns, place: places.last ?? "") : [:]
            guard let names else { continue }
            let slots = slots(detail, limit: columns, names: names)
            let room = columns - slots.row.columns - Self.placeMargin
            if let place = places.first(where: { TextWidth.columns(of: $0) <= room }) { return (slots, place) }
            // Between named groups the middle of a long name can go: nothing else moves when another slot is shown.
            if detail == .tight, room >= Self.leastPlaceColumns, let name = places.last {
                return (slots, Truncation.middle(name, columns: room))
            }
        }
        return (slots(.activeOnly, limit: columns), "")
    }

    /// How many columns the other slots' names have beside their numbers and a place: all are cut alike, but for the shortest,
    /// which stay whole as far as there is room. Nil where so little is left that they would say nothing.
    private func nameColumns(_ columns: Int, place: String) -> [SlotNumber: Int]? {
        let names = state.shownSlots.filter { $0 != state.activeNumber }
            .map { (number: $0, columns: TextWidth.columns(of: Self.name(of: state[$0]))) }
            .sorted { $0.columns < $1.columns }
        let numbers = slots(.numbers, limit: columns).row.columns
        var room = columns - numbers - Self.placeMargin - TextWidth.columns(of: place) - names.count
        guard let longest = names.last?.columns, longest >= Self.leastNameColumns else { return nil }
        func total(_ limit: Int) -> Int { names.reduce(0) { $0 + min($1.columns, limit) } }
        guard let limit = (Self.leastNameColumns...longest).last(where: { total($0) <= room }) else { return nil }
        room -= total(limit)
        return names.reduce(into: [:]) { shown, name in
            let missing = max(0, name.columns - limit)
            let isWhole = missing <= room
            if isWhole { room -= missing }
            shown[name.number] = isWhole ? name.columns : limit
        }
    }

    // Two letters and an ellipsis.
    private static let leastNameColumns = 3

    // Two columns of air before the place, one behind it.
    private static let placeMargin = 3
    // Less of a name than this is none.
    private static let leastPlaceColumns = 8

    /// The active slot's place, from full to nothing.
    private var placeTexts: [String] {
        guard let name = state.active.agent?.profile else { return [""] }
        guard let profile = state.profile(named: name) else { return [name.text] }
        let environment = profile.environment.map { " (\($0))" } ?? ""
        return [name.text + environment, name.text]
    }

    /// - Parameter names: how many columns the other slots' names have; those without an entry as many as they want.
    private func slots(_ detail: Detail, limit: Int, names: [SlotNumber: Int] = [:]) -> Bar {
        let slots = detail == .activeOnly ? [state.activeNumber] : state.shownSlots
        let isGrouped = Set(slots.compactMap { state[$0].agent?.profile }).count > 1
        // One column more than there is: a row that fills it did not fit.
        var bar = Bar(row: CellRow(limit: limit + 1))
        var profile: ProfileName?
        for (index, number) in slots.enumerated() {
            if let next = state[number].agent?.profile, next != profile {
                if isGrouped { appendGroup(next, isFirst: index == 0, detail, to: &bar.row) }
                profile = next
            }
            let start = bar.row.columns
            append(state[number], detail, columns: names[number], to: &bar.row)
            bar.places.append(Place(slot: number, columns: start..<bar.row.columns))
        }
        return bar
    }

    private func appendGroup(_ name: ProfileName, isFirst: Bool, _ detail: Detail, to row: inout CellRow) {
        let theme = frame.theme
        switch detail {
        case .profiles: row.append((isFirst ? " " : "  ") + "\(name) ", theme[.profile])
        case .platforms, .tight: row.append((isFirst ? " " : "  ") + "\(shortName(of: name)) ", theme[.profile])
        case .bars, .short, .numbers: row.append(isFirst ? "" : " │", theme[.rule])
        case .activeOnly: break
        }
    }

    private static func name(of slot: SlotState) -> String { slot.agent?.agent ?? "empty" }

    private func append(_ slot: SlotState, _ detail: Detail, columns: Int?, to row: inout CellRow) {
        let isActive = slot.number == state.activeNumber
        let style = frame.theme[isActive ? .slotActive : .slot]
        let whole = Self.name(of: slot)
        let name = isActive ? whole : columns.map { Truncation.end(whole, columns: $0) } ?? whole
        let label = detail == .numbers && !isActive ? "" : " \(name)"
        row.append(" \(slot.number.value)\(label)", style)
        if let (mark, role) = Self.mark(of: slot, spinner: frame.spinner) {
            var markStyle = frame.theme[role]
            markStyle.background = style.background
            if detail != .tight { row.append(" ", style) }
            row.append(mark, markStyle)
            if detail == .tight { return }
        }
        row.append(" ", style)
    }

    /// The platform's word where it tells the shown profiles apart, else the beginning of the profile's name.
    private func shortName(of name: ProfileName) -> String {
        let names = Set(state.shownSlots.compactMap { state[$0].agent?.profile })
        let platforms = Set(names.compactMap { state.profile(named: $0)?.platform })
        guard platforms.count == names.count, let profile = state.profile(named: name) else {
            return Truncation.end(name.text, columns: 8)
        }
        return profile.platform.shortName
    }

    static func mark(of slot: SlotState, spinner: String) -> (String, ThemeRole)? {
        switch slot.mark {
        case .running: (spinner, .running)
        case .needsUser: ("!", .question)
        case .failed: ("✗", .error)
        case .detached: ("~", .warning)
        case .unread: ("●", .unread)
        case nil: nil
        }
    }
}

extension Platform {
    /// A word for places that have no room for the platform's name.
    var shortName: String {
        switch self {
        case .orchestrate: "wxo"
        case .orq: "orq"
        }
    }

    /// The platform as its maker writes it.
    var displayName: String {
        switch self {
        case .orchestrate: "watsonx Orchestrate"
        case .orq: "orq.ai"
        }
    }
}
