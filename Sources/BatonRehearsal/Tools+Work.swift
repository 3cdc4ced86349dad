/// What a tool gives back, and how the answer tells it.
enum ToolOutcome: Hashable, Sendable {
    case success(JSON, sentence: String)
    case failure(message: String)
}

extension Tools {
    static let calculator = RehearsedTool(
        name: "calculator", displayName: "Calculator", description: "Evaluates an arithmetic expression.",
        parameters: schema(["expression": ["type": "string"]], required: ["expression"]))
    static let clock = RehearsedTool(
        name: "clock", displayName: "Clock", description: "Tells date and time in a place or at an offset from UTC.",
        parameters: schema(["zone": ["type": "string"]], required: ["zone"]))
    static let converter = RehearsedTool(
        name: "convert", displayName: "Convert",
        description: "Converts length, mass, temperature, volume, speed and data size from one unit to another.",
        parameters: schema(
            ["amount": ["type": "number"], "from": ["type": "string"], "to": ["type": "string"]],
            required: ["amount", "from", "to"]))

    private static func schema(_ properties: JSON, required: JSON) -> JSON {
        ["type": "object", "properties": properties, "required": required]
    }

    static func tool(for request: ToolRequest) -> RehearsedTool {
        switch request {
        case .calculate: calculator
        case .tellTime: clock
        case .convert: converter
        }
    }

    static func arguments(of request: ToolRequest) -> JSON {
        switch request {
        case .calculate(let expression): ["expression": .string(expression)]
        case .tellTime(let place): ["zone": .string(place ?? "UTC")]
        case .convert(let amount, let source, let target):
            ["amount": NumberText.json(amount), "from": .string(source), "to": .string(target)]
        }
    }

    static func outcome(of request: ToolRequest, at milliseconds: Int64) -> ToolOutcome {
        switch request {
        case .calculate(let expression): calculate(expression)
        case .tellTime(let place): tellTime(in: place, at: milliseconds)
        case .convert(let amount, let source, let target): convert(amount, from: source, to: target)
        }
    }

    private static func calculate(_ expression: String) -> ToolOutcome {
        do throws(Calculator.Failure) {
            let value = try Calculator.evaluate(expression)
            return .success(
                ["expression": .string(expression), "value": NumberText.json(value)],
                sentence: "`\(expression)` = **\(NumberText.text(value))**")
        } catch {
            return .failure(message: error.sentence)
        }
    }

    private static func tellTime(in place: String?, at milliseconds: Int64) -> ToolOutcome {
        guard let clock = place.map(WorldClock.named) ?? .utc else {
            return .failure(message: "No clock for “\(place ?? "")”. Some that there are: \(WorldClock.examples).")
        }
        let seconds = milliseconds / 1_000
        let offset = clock.offset(at: seconds)
        let local = CivilTime(secondsSince1970: seconds + Int64(offset) * 60)
        return .success(
            [
                "zone": .string(clock.name), "time": "\(local.date)T\(local.time)\(CivilTime.offsetText(offset))",
                "weekday": .string(local.weekdayName),
            ],
            sentence: "In \(place ?? "UTC") it is **\(local.time)** on \(local.weekdayName), \(local.date).")
    }

    private static func convert(_ amount: Double, from source: String, to target: String) -> ToolOutcome {
        guard let from = Unit.named(source) else { return .failure(message: "Unknown unit “\(source)”.") }
        guard let to = Unit.named(target) else { return .failure(message: "Unknown unit “\(target)”.") }
        guard from.dimension == to.dimension else {
            let reason = "\(from.symbol) measures \(from.dimension.rawValue), \(to.symbol) \(to.dimension.rawValue)."
            return .failure(message: reason)
        }
        guard let value = from.convert(amount, to: to), value.isFinite else {
            return .failure(message: "\(NumberText.text(amount)) \(from.symbol) is below absolute zero or too large.")
        }
        let question = "\(NumberText.text(amount)) \(from.symbol)"
        return .success(
            [
                "amount": NumberText.json(amount), "from": .string(from.symbol), "value": NumberText.json(value),
                "to": .string(to.symbol),
            ],
            // Six digits are more than anyone measures; the tool's result has twelve.
            sentence: "\(question) = **\(NumberText.text(value, digits: 6)) \(to.symbol)**")
    }
}
