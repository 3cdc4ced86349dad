internal import BatonCore
internal import BatonScreen

/// A form, filled in field by field.
struct FormCard: Hashable, Sendable {
    /// What the keys act on.
    enum Place: Hashable {
        case field(Int)
        case submit
        case cancel
    }

    private(set) var entries: [FormEntry]
    private(set) var place: Place

    init(fields: [Need.FormField]) {
        entries = fields.map(FormEntry.init)
        place = fields.isEmpty ? .submit : .field(0)
    }

    /// Whether keys type text.
    var isWriting: Bool { entry?.composer != nil }

    private var entry: FormEntry? {
        if case .field(let index) = place { entries[index] } else { nil }
    }

    // MARK: Keys

    mutating func perform(_ command: CardCommand, columns: Int) -> [CardAction] {
        switch command {
        case .up: if !moveInText(.moveUp, columns: columns) { move(by: -1, isRing: false) }
        case .down: if !moveInText(.moveDown, columns: columns) { move(by: 1, isRing: false) }
        case .next: move(by: 1, isRing: true)
        case .previous: move(by: -1, isRing: true)
        case .pageUp: go(to: places[0])
        case .pageDown: go(to: .submit)
        case .left: moveAside(by: -1)
        case .right: moveAside(by: 1)
        case .toggle: if entry != nil { change { $0.toggle() } } else { return press() }
        case .clear: change { $0.clear() }
        case .digit(let digit): change { $0.choose(number: digit) }
        case .confirm: return confirm()
        case .allow: return submit()
        case .deny: return Self.cancelled
        case .allowForThread, .denyWithReason: return [.tell("A form is submitted or cancelled")]
        case .edit, .stop: break
        }
        return []
    }

    mutating func write(_ command: ComposerCommand, columns: Int) {
        change { $0.write(command, columns: columns) }
    }

    /// A letter where none is typed: to the next option that begins with it.
    mutating func type(_ text: String) {
        change { $0.seek(text) }
    }

    private mutating func change(_ change: (inout FormEntry) -> Void) {
        if case .field(let index) = place { change(&entries[index]) }
    }

    private mutating func confirm() -> [CardAction] {
        if case .field = place {
            move(by: 1, isRing: false)
            return []
        }
        return press()
    }

    private mutating func press() -> [CardAction] {
        place == .cancel ? Self.cancelled : submit()
    }

    // MARK: Places

    private var places: [Place] { entries.indices.map(Place.field) + [.submit, .cancel] }

    private mutating func go(to place: Place) {
        if case .field(let index) = self.place, self.place != place { entries[index].isVisited = true }
        self.place = place
    }

    private mutating func move(by step: Int, isRing: Bool) {
        let places = places
        guard let index = places.firstIndex(of: place) else { return }
        let target = index + step
        go(to: isRing ? places[(target + places.count) % places.count] : places[max(0, min(places.count - 1, target))])
    }

    private mutating func moveAside(by step: Int) {
        switch place {
        case .field: change { $0.move(by: step) }
        case .submit, .cancel: go(to: step > 0 ? .cancel : .submit)
        }
    }

    /// Up and down inside a text with several rows.
    private mutating func moveInText(_ command: ComposerCommand, columns: Int) -> Bool {
        guard let composer = entry?.composer else { return false }
        let isAtEdge =
            command == .moveUp ? composer.isAtFirstRow(width: columns) : composer.isAtLastRow(width: columns)
        if !isAtEdge { write(command, columns: columns) }
        return !isAtEdge
    }

    // MARK: The answer

    private static var cancelled: [CardAction] {
        var prompt = Prompt("Cancelled the form")
        prompt.form = .cancelled
        return [.send(prompt)]
    }

    /// The answer, or the first field that is not as it has to be.
    private mutating func submit() -> [CardAction] {
        var values = JSONObject()
        var lines: [String] = []
        var firstWrong: Int?
        for (index, entry) in entries.enumerated() {
            switch entry.finding {
            case .empty: break
            case .value(let value):
                values[entry.field.name] = value
                lines.append("\(entry.label): \(entry.words(for: value))")
            case .wrong: firstWrong = firstWrong ?? index
            }
        }
        guard let firstWrong else {
            var prompt = Prompt(lines.isEmpty ? "Submitted the form, empty" : lines.joined(separator: "\n"))
            prompt.form = .submitted(values)
            return [.send(prompt)]
        }
        for index in entries.indices { entries[index].isVisited = true }
        place = .field(firstWrong)
        let count = entries.count { if case .wrong = $0.finding { true } else { false } }
        return [.tell(count == 1 ? "One field is not right yet" : "\(count) fields are not right yet")]
    }
}
