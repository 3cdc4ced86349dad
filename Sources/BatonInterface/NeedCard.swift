package import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// What an agent asks of the user, docked above the composer until it is answered.
///
/// It never steals keys: for its first moments it takes none, and then only those that are meant for it, which are its
/// chords, or any once the user has given it the focus.
package struct NeedCard: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        case notice(NoticeCard)
        case choice(ChoiceCard)
        case form(FormCard)
        case approval(ApprovalCard)
        case tools(ToolsCard)
    }

    package let need: Need
    /// The run that asked.
    private(set) var run: RunID
    /// Whether the answer never reached the platform, so that the card stands again although the run of it has failed.
    private(set) var isReturned = false
    /// Whether the card is so new that a key may have been meant for something else.
    package internal(set) var isGuarded = true
    /// Tells the wait for ``isGuarded`` from an earlier one.
    var guardNumber = 0
    package internal(set) var isFocused = false
    var content: Content

    /// The rows as they are now, and the first one in sight.
    private(set) var rows: [CardRow] = []
    /// Rows that stay in sight below the others.
    private(set) var foot: [CardRow] = []
    private(set) var top = 0

    init(_ need: Need, of run: RunID, commands: [ToolCommand]) {
        self.need = need
        self.run = run
        content =
            switch need.kind {
            case .choice where !need.choices.isEmpty: .choice(ChoiceCard(choices: need.choices))
            case .form where need.isAnswerable: .form(FormCard(fields: need.fields))
            case .approval: .approval(ApprovalCard(need))
            case .toolResult: .tools(ToolsCard(need, commands: commands))
            case .input, .choice, .form, .file, .signIn: .notice(NoticeCard(need))
            }
    }

    var title: String {
        switch need.kind {
        case .input: "Question"
        case .choice: "Choice"
        case .form: "Form"
        case .file: "Files"
        case .approval: "Approval"
        case .toolResult: need.calls.count == 1 ? "Your tool" : "Your tools"
        case .signIn: "Sign-in"
        }
    }

    var isRunning: Bool { !runningCalls.isEmpty }

    /// The calls that commands of the user's own are running for.
    var runningCalls: [ToolCallID] {
        if case .tools(let card) = content { card.runningCalls } else { [] }
    }

    /// Stands again for an answer that did not arrive, as it was when it was given.
    mutating func comeBack(for run: RunID) {
        self.run = run
        isReturned = true
        isGuarded = false
        isFocused = false
    }

    // MARK: Keys

    /// Whether keys type text into the card.
    var isWriting: Bool {
        switch content {
        case .notice, .choice: false
        case .form(let card): card.isWriting
        case .approval(let card): card.isWriting
        case .tools(let card): card.isWriting
        }
    }

    /// Where a key is looked up while the card has the focus.
    var keyContexts: [KeyContext] {
        if isWriting { return [.cardText, .composer] }
        switch content {
        case .approval, .tools: return [.calls, .card]
        case .notice, .choice, .form: return [.card]
        }
    }

    mutating func perform(_ command: CardCommand, context: CardContext) -> [CardAction] {
        switch content {
        case .notice(var card):
            defer { content = .notice(card) }
            return card.perform(command)
        case .choice(var card):
            defer { content = .choice(card) }
            return card.perform(command)
        case .form(var card):
            defer { content = .form(card) }
            return card.perform(command, columns: card.textColumns(context))
        case .approval(var card):
            if !card.isWriting, scroll(command) { return [] }
            defer { content = .approval(card) }
            return card.perform(command)
        case .tools(var card):
            if command == .pageUp || command == .pageDown, scroll(command) { return [] }
            defer { content = .tools(card) }
            return card.perform(command, columns: ToolsCard.textColumns(context.columns))
        }
    }

    mutating func write(_ command: ComposerCommand, context: CardContext) {
        switch content {
        case .notice, .choice: break
        case .form(var card):
            card.write(command, columns: card.textColumns(context))
            content = .form(card)
        case .approval(var card):
            card.write(command, columns: context.columns)
            content = .approval(card)
        case .tools(var card):
            card.write(command, columns: ToolsCard.textColumns(context.columns))
            content = .tools(card)
        }
    }

    /// A character without a meaning of its own.
    mutating func type(_ text: String, context: CardContext) {
        if isWriting {
            write(.insert(text), context: context)
        } else if case .form(var card) = content {
            card.type(text)
            content = .form(card)
        }
    }

    /// Goes back from a text to the card's own keys.
    /// - Returns: whether there was one to go back from; a form's fields are the form itself.
    mutating func leaveText() -> Bool {
        switch content {
        case .notice, .choice, .form: return false
        case .approval(var card):
            defer { content = .approval(card) }
            return card.leaveText()
        case .tools(var card):
            defer { content = .tools(card) }
            return card.leaveText()
        }
    }

    // MARK: Rows

    /// Sets the rows anew.
    mutating func layOut(_ context: CardContext) {
        // Of tools the platform's words tell how to answer by typing, which nobody has to here.
        let isOwn = need.question.isEmpty || need.kind == .toolResult && need.isAnswerable
        let question = isOwn ? NeedRows.question(for: need.kind) : need.question
        rows = CardRow.wrapped(question, .question, lead: " ? ", columns: context.columns)
        questionRows = rows.count
        switch content {
        case .notice(let card):
            rows += card.rows(context)
            foot = card.foot(context)
        case .choice(let card):
            rows += card.rows(context)
            foot = []
        case .form(let card):
            rows += [CardRow()] + card.rows(context)
            foot = card.foot(context)
        case .approval(var card):
            card.layOut(columns: context.columns)
            rows += card.rows(context)
            foot = card.foot(context)
            content = .approval(card)
        case .tools(var card):
            card.layOut(columns: context.columns)
            rows += card.rows(context)
            foot = card.foot(context)
            content = .tools(card)
        }
    }

    /// How many rows it takes to show all.
    var rowCount: Int { rows.count + foot.count }

    /// The rows in sight where there is room for `count`: the foot, and above it what the keys act on.
    func visible(_ count: Int) -> (rows: Range<Int>, foot: Int) {
        let footCount = min(foot.count, max(0, count - 1))
        let room = max(0, count - footCount)
        let first = max(0, min(top, rows.count - room))
        return (first..<min(rows.count, first + room), footCount)
    }

    /// Moves what is in sight so that the place that the keys act on is among it, when it has changed.
    mutating func keepPlaceInSight(rows count: Int) {
        pageRows = max(1, visible(count).rows.count)
        let lastTop = max(0, rows.count - pageRows)
        top = max(0, min(top, lastTop))
        let isInFoot = foot.contains { $0.cursor != nil }
        let place = isFocused ? rows.firstIndex { $0.isSelected || $0.cursor != nil } : nil
        defer { self.place = place }
        guard place != self.place || isWriting else { return }
        guard let place else {
            // What stands in the foot is about the end of the rows.
            if isInFoot { top = lastTop }
            return
        }
        let end = rows.lastIndex { $0.isSelected || $0.cursor != nil } ?? place
        if case .tools = content, !isWriting {
            top = min(place, lastTop)  // A call's contents stand below its name.
        } else {
            top = max(end - pageRows + 1, min(top, place))
        }
        // The first place brings the question with it.
        if place <= questionRows + 1, end < pageRows { top = 0 }
    }

    /// The row of the place that was brought into sight.
    private var place: Int?
    private var questionRows = 0
    private var pageRows = 1

    /// - Returns: whether the command was one that scrolls.
    private mutating func scroll(_ command: CardCommand) -> Bool {
        switch command {
        case .up: top -= 1
        case .down: top += 1
        case .pageUp: top -= pageRows
        case .pageDown, .toggle: top += pageRows
        default: return false
        }
        top = max(0, min(top, rows.count - pageRows))
        return true
    }

    func outline(_ index: Int) -> JSONOutline? {
        switch content {
        case .notice, .choice, .form: nil
        case .approval(let card): card.outlines[index]
        case .tools(let card): card.outline(index)
        }
    }
}
