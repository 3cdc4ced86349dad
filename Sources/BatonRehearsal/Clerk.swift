extension RehearsedAgent {
    /// Asks back.
    package static let clerk = RehearsedAgent(
        number: 5, key: "clerk", displayName: "Clerk",
        description: "Asks back: with options, a form, for an approval, a file or a connection; or starts a flow.",
        instructions:
            "Ask for what is missing before doing anything: options by default, anything else on request.",
        tools: [Clerk.invoice],
        perform: { AnySequence(Clerk.acts(for: $0)) })
}

/// What `clerk` does: asks, and with the next message completes, asks again, or lets go.
enum Clerk {
    static func acts(for turn: AgentTurn) -> [Act] {
        guard let open = turn.earlier.last?.ask else {
            return turn.files.isEmpty ? question(for: turn) : receive(turn.files)
        }
        if ClerkWords.isWithdrawal(turn.prompt) {
            return Delivery.acts(of: "All right, I leave it. Nothing was done.")
        }
        switch open {
        case .options(_, let options): return choose(from: options, open, turn)
        case .form(_, let fields): return fill(in: fields, open, turn)
        case .approval(let use): return decide(on: use, open, turn)
        case .file: return turn.files.isEmpty ? say("There was no file with it.", ask: open) : receive(turn.files)
        case .connection(let application):
            return Delivery.acts(of: "\(application.name) is connected: you are free on Tuesday at ten.")
        }
    }

    private static func question(for turn: AgentTurn) -> [Act] {
        let words = Set(MessageToken.tokens(of: turn.prompt).compactMap(\.word))
        let thinking: [Act] = [
            .progress(key: "preparingGuidelines", text: "Looking at what I need to know…"), .wait(.milliseconds(250)),
        ]
        if !words.isDisjoint(with: ["approve", "approval"]) {
            return thinking
                + say("I have an invoice ready, and send it only with your approval.", ask: approval(for: turn))
        }
        if !words.isDisjoint(with: ["form", "forms"]) {
            // “A form with every kind of field”
            if !words.isDisjoint(with: ["every", "all", "full"]) {
                return thinking + say("I need everything for the journey.", ask: ClerkForms.journey)
            }
            return thinking + say("I need a few details for the order.", ask: ClerkForms.order)
        }
        if !words.isDisjoint(with: ["file", "files", "upload"]) {
            return thinking + say("I read receipts.", ask: receipts)
        }
        if !words.isDisjoint(with: ["download", "export"]) { return thinking + hand(over: prices, turn) }
        if !words.isDisjoint(with: ["connect", "connection", "calendar"]) {
            return thinking + say("I would look into your calendar.", ask: .connection(Ask.calendar))
        }
        if words.contains("flow") { return thinking + flow }
        if !words.isDisjoint(with: ["month", "months"]) {
            return thinking + say("I can book any month of the year for you.", ask: months)
        }
        return thinking + say("I can book one of three things for you.", ask: bookings)
    }

    private static func say(_ text: String, ask: Ask) -> [Act] {
        Delivery.acts(of: text) + [.ask(ask)]
    }

    /// The same number for the same words, so that what was asked for is what is done.
    private static func reference(_ text: String) -> String {
        String(PromptRandom.hash(text) % 90_000 + 10_000)
    }
}

// MARK: - Options

extension Clerk {
    private static let bookings = Ask.options(
        question: "What would you like to book?",
        options: [
            Ask.Option(label: "A meeting room", value: "room"), Ask.Option(label: "A train seat", value: "train"),
            Ask.Option(label: "A table for two", value: "table"),
        ])

    /// More options than there are digits.
    private static let months = Ask.options(
        question: "Which month would you like to book?",
        options: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ].map { Ask.Option(label: $0, value: $0.lowercased()) })

    private static func choose(from options: [Ask.Option], _ open: Ask, _ turn: AgentTurn) -> [Act] {
        guard let choice = ClerkWords.choice(in: turn.prompt, of: options.map { [$0.value, $0.label] }) else {
            return say("I could not tell which one you mean. Its number is enough.", ask: open)
        }
        let option = options[choice]
        return Delivery.acts(
            of: "Booked: **\(option.label.lowercased())**. The reference is \(reference(option.value)).")
    }
}

// MARK: - Form

extension Clerk {
    /// Takes what earlier answers to the same form gave as well, so that only what is missing needs saying again.
    private static func fill(in fields: [Ask.FormField], _ open: Ask, _ turn: AgentTurn) -> [Act] {
        // The first prompt of the row asked for the form; those after it answered.
        let row = turn.earlier.reversed().prefix { $0.ask == open }.reversed().dropFirst()
        return finish(fields, open, FormAnswer(prompts: row.map(\.prompt) + [turn.prompt], fields: fields))
    }

    private static func finish(_ fields: [Ask.FormField], _ open: Ask, _ answer: FormAnswer) -> [Act] {
        if !answer.problems.isEmpty {
            let list = answer.problems.map { "- \($0)" }.joined(separator: "\n")
            return say("Thank you. Before I can order I still need:\n\n\(list)", ask: open)
        }
        let rows = fields.compactMap { field in answer.values[field.name].map { "| \(field.label) | \($0) |" } }
        let table = "| Field | Value |\n|:------|:------|\n" + rows.joined(separator: "\n")
        return Delivery.acts(of: "Ordered, under number \(reference(table)):\n\n\(table)")
    }
}

// MARK: - Approval

extension Clerk {
    static let invoice = RehearsedTool(
        name: "send_invoice", displayName: "Send invoice", description: "Sends an invoice. Needs an approval.",
        parameters: [
            "type": "object", "properties": ["to": ["type": "string"], "amount": ["type": "number"]],
            "required": ["to", "amount"],
        ])

    private static func approval(for turn: AgentTurn) -> Ask {
        .approval(
            ToolUse(
                id: "call_\(turn.earlier.count + 1)_1", tool: invoice.name, displayName: invoice.displayName,
                arguments: ["to": "accounts@example.com", "amount": 120, "currency": "CHF"]))
    }

    private static func decide(on use: ToolUse, _ open: Ask, _ turn: AgentTurn) -> [Act] {
        switch ClerkWords.decision(in: turn.prompt) {
        case true?:
            let result: JSON = ["status": "sent", "reference": .string(reference(use.arguments.text()))]
            return [.call(use), .wait(.milliseconds(600)), .result(use, result, took: .zero)]
                + Delivery.acts(of: "The invoice is sent. Its reference is \(result["reference"]?.string ?? "").")
        case false?:
            return Delivery.acts(of: "Not approved, so nothing was sent.")
        case nil:
            return say("I took that for neither a yes nor a no. Shall I send it?", ask: open)
        }
    }
}

// MARK: - Files, connections and flows

extension Clerk {
    private static let receipts = Ask.file(
        Ask.FileRequest(
            question: "Please upload up to three receipts.",
            types: [
                Ask.Option(label: "pdf", value: "application/pdf"), Ask.Option(label: "png", value: "image/png"),
                Ask.Option(label: "txt", value: "text/plain"),
            ], atMost: 3))

    private static func receive(_ files: [AttachedFile]) -> [Act] {
        let lines = files.map { file in
            "- `\(file.name)`" + (file.byteCount.map { ", \($0) bytes" } ?? ", which I cannot open")
        }
        return Delivery.acts(of: "Thank you, I have received:\n\n" + lines.joined(separator: "\n"))
    }

    private static let prices = OfferedFile(
        name: "prices.csv",
        text: """
            what,unit,CHF
            meeting room,hour,25
            train seat,journey,48
            table for two,evening,0

            """)

    private static func hand(over file: OfferedFile, _ turn: AgentTurn) -> [Act] {
        guard turn.carriesFiles else {
            return Delivery.acts(of: "Here are the prices:\n\n```csv\n\(file.text)```")
        }
        return Delivery.acts(of: "Here are the prices, as a file.") + [.offer(file)]
    }

    /// Five seconds: long enough to see a client wait.
    private static let flow: [Act] =
        Delivery.acts(of: "The flow has started. I shall write when it is done.")
        + [.misbehave(.goOnAlone), .wait(.seconds(5))]
        + Delivery.acts(of: "\n\nThe flow is done: **three** of three invoices are paid.")
}

extension Ask {
    /// What ``Clerk`` finds disconnected.
    static let calendar = Application(
        id: "rehearsal_calendar", name: "Calendar", reason: "I cannot see your calendar before you connect it.")
}
