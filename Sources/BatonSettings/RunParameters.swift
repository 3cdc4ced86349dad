package import BatonCore

/// What can be set of the request that starts a run on watsonx Orchestrate, in the server's own words
/// (`watsonx-orchestrate.md` §3.1): in a profile, for one agent, and for one call.
package enum RunParameters {
    /// The first thing that is wrong with `value`; nil where it can be sent.
    package static func mistake(in value: JSONValue) -> ParameterMistake? {
        rules.mistake(in: value, at: [])
    }

    /// Which of the server's requests is set.
    package enum Request: Sendable {
        /// The one that starts a run.
        case run
        /// The one that asks a model without an agent (§6).
        case completion
    }

    /// The request that settings like `llm_params.temperature=0` make together.
    ///
    /// What stands after the first `=` is JSON; what is no JSON is a text.
    /// - Throws: ``SettingsError`` about the setting, with `--param` in a file's place.
    package static func read(_ settings: [String], of request: Request = .run) throws(SettingsError) -> JSONObject {
        var object = JSONObject()
        for setting in settings {
            guard let equals = setting.firstIndex(of: "="), equals > setting.startIndex else {
                throw SettingsError(
                    file: place, message: "“\(setting)” sets nothing",
                    hint: "Write NAME=VALUE: \(request == .run ? "llm_params.top_k=50" : "temperature=0").")
            }
            let text = String(setting[setting.index(after: equals)...])
            // What is no JSON is a text: nobody wants to write quotes inside of quotes.
            let value = (try? JSONValue(parsing: text)) ?? .string(text)
            let names = setting[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            let nested = names.reversed().reduce(value) { .object(JSONObject([.init(name: $1, value: $0)])) }
            if case .object(let newer) = nested { object = object.merging(newer) }
        }
        let rule = request == .run ? rules : completion
        if let mistake = rule.mistake(in: .object(object), at: []) {
            throw SettingsError(
                file: "\(place) \(mistake.path.joined(separator: "."))", message: mistake.message(in: []),
                hint: mistake.hint)
        }
        return object
    }

    private static let place = "--param"

    private static var rules: ParameterRule {
        .table([
            ("llm_params", model), ("guardrails", guardrails), ("additional_parameters", .free), ("context", .free),
            ("context_variables", .free), ("environment_id", .text), ("capture_logs", .flag),
            ("stream_timeout", atLeast(1)), ("multiple_content", .flag),
        ])
    }

    private static var model: ParameterRule {
        .table([
            ("decoding_method", .word(["greedy", "sample"])), ("temperature", .number(0...2)), ("top_k", atLeast(1)),
            ("top_p", share), ("max_new_tokens", atLeast(1)), ("min_new_tokens", atLeast(0)),
            ("random_seed", atLeast(0)), ("repetition_penalty", .number(0...(.infinity))), ("stop_sequences", .texts),
            ("include_stop_sequence", .flag), ("time_limit", atLeast(0)), ("truncate_input_tokens", atLeast(0)),
            ("typical_p", share), ("beam_width", atLeast(1)),
            (
                "length_penalty",
                .table([("decay_factor", .number(0...(.infinity))), ("start_index", atLeast(0))])
            ),
            (
                "return_options",
                .table([
                    ("input_text", .flag), ("generated_tokens", .flag), ("input_tokens", .flag),
                    ("token_logprobs", .flag), ("token_ranks", .flag), ("top_n_tokens", atLeast(0)),
                ])
            ),
        ])
    }

    /// OpenAI's members, but for the ones that Baton itself fills in.
    private static var completion: ParameterRule {
        .table([
            ("temperature", .number(0...2)), ("max_tokens", atLeast(1)), ("top_p", share), ("stop", .texts),
            ("seed", .integer(Int.min...Int.max)), ("frequency_penalty", .number(-2...2)),
            ("presence_penalty", .number(-2...2)), ("logit_bias", .free), ("suffix", .text), ("user", .text),
            ("extra_model_args", .free),
        ])
    }

    private static var guardrails: ParameterRule {
        let side = ParameterRule.table([("enabled", .flag), ("threshold", share)])
        let mask = ParameterRule.table([("remove_entity_value", .flag)])
        let masked = ParameterRule.table([("input", side), ("output", side), ("mask", mask)])
        return .table([
            ("hap", masked), ("pii", masked), ("social_bias", .table([("input", side), ("output", side)])),
        ])
    }

    private static let share = ParameterRule.number(0...1)

    private static func atLeast(_ least: Int) -> ParameterRule { .integer(least...Int.max) }
}
