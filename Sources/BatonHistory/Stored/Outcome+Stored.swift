internal import BatonCore

extension RunState {
    /// The state in a word: `contacting`, `working`, `streaming`, `running_tool`, `awaiting_flow`, `ended`.
    var word: String {
        switch self {
        case .contacting: "contacting"
        case .working: "working"
        case .streaming: "streaming"
        case .runningTool: "running_tool"
        case .awaitingFlow: "awaiting_flow"
        case .ended: "ended"
        }
    }

    /// What the word alone does not say.
    var detail: JSONValue? {
        switch self {
        case .runningTool(let tool): .string(tool)
        case .ended(let outcome): outcome.stored
        case .contacting, .working, .streaming, .awaitingFlow: nil
        }
    }

    init(word: String, detail: StoredValue) throws(StoredMistake) {
        switch word {
        case "contacting": self = .contacting
        case "working": self = .working
        case "streaming": self = .streaming
        case "running_tool": self = .runningTool(try detail.text)
        case "awaiting_flow": self = .awaitingFlow
        case "ended": self = .ended(try Outcome(stored: detail))
        default: throw detail.mistake("“\(word)” is no state of a run")
        }
    }
}

extension Outcome {
    fileprivate var stored: JSONValue {
        switch self {
        case .completed: ["kind": "completed"]
        case .cutOff(let reason): ["kind": "cut_off", "reason": .string(reason)]
        case .failed(let failure): ["kind": "failed", "failure": failure.stored]
        case .cancelled: ["kind": "cancelled"]
        case .rejected: ["kind": "rejected"]
        case .expired: ["kind": "expired"]
        case .needs(let need): ["kind": "needs", "need": need.stored]
        }
    }

    fileprivate init(stored: StoredValue) throws(StoredMistake) {
        switch try stored.text("kind") {
        case "completed": self = .completed
        case "cut_off": self = .cutOff(reason: try stored.text("reason"))
        case "failed": self = .failed(try PlatformFailure(stored: try stored.member("failure")))
        case "cancelled": self = .cancelled
        case "rejected": self = .rejected
        case "expired": self = .expired
        case "needs": self = .needs(try Need(stored: try stored.member("need")))
        default: throw stored.mistake("an unknown outcome")
        }
    }
}

extension PlatformFailure {
    fileprivate var stored: JSONValue {
        var object: JSONObject = ["code": .string(code.rawValue), "message": .string(message)]
        object.put("attempt", text: attempt)
        object.put("http_status", int: httpStatus)
        object.put("request_id", text: requestID)
        object.put("retryable", flag: isRetryable)
        object.put("retry_after_ns", retryAfter)
        object.put("delivery", text: delivery.rawValue)
        object.put("hint", text: hint)
        return .object(object)
    }

    fileprivate init(stored: StoredValue) throws(StoredMistake) {
        self.init(
            try stored.word("code"), try stored.text("message"), attempt: try stored.optionalText("attempt"),
            httpStatus: try stored.optionalInt("http_status"), requestID: try stored.optionalText("request_id"),
            isRetryable: try stored.flag("retryable"), retryAfter: try stored.optionalDuration("retry_after_ns"),
            delivery: try stored.word("delivery"), hint: try stored.optionalText("hint"))
    }
}
