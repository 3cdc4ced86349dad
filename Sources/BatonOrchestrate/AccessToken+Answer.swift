internal import BatonCore

extension AccessToken {
    /// How long before a token's end another one is got: the ADK calls a token expired from then on, and some servers do
    /// so too (`watsonx-orchestrate.md` §2.2, §2.3). In milliseconds.
    static let margin: Int64 = 600_000
    /// Of a token that lives shorter, a fifth of its life, as IBM's own SDK has it.
    private static let marginShare: Int64 = 5

    /// The token in a token server's answer, which is renewed before its end.
    ///
    /// - Parameters:
    ///   - who: the user, where the token does not say.
    ///   - now: milliseconds since 1970.
    /// - Returns: nil where there is none, or one that no header can carry (RFC 9110 §5.5).
    init?(answer: JSONValue, who: String? = nil, now: Int64) {
        guard let text = answer.text("access_token", "token"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            return nil
        }
        self.init(text)
        login.who = login.who ?? who?.sanitised
        login.until = Self.expiry(login.until, answer, now: now)
        login.isRenewed = true
        renewAt = login.until.map { until in until - min(Self.margin, max(0, until - now) / Self.marginShare) }
    }

    /// The end as the token has it, else as the answer has it: `expiration` is a time, `expires_in` a duration, both in
    /// seconds. An end in the past is believed only where nothing says otherwise: the clocks may differ.
    private static func expiry(_ claimed: Int64?, _ answer: JSONValue, now: Int64) -> Int64? {
        let moment = answer["expiration"]?.double.flatMap { Int64(millisecondsIn: $0) }
        let lifetime = answer["expires_in"]?.double.flatMap { Int64(millisecondsIn: $0) }
        let ends = [claimed, moment, lifetime.map { now + $0 }].compactMap(\.self)
        return ends.first { $0 > now } ?? ends.first
    }
}
