import BatonCore

extension JSONValue {
    /// The event itself where a server wraps it as orq's SDK shows it: `{"data": {"type": …}}`.
    var unwrappingEnvelope: JSONValue {
        guard self["type"] == nil, let inner = self["data"], inner["type"]?.string != nil else { return self }
        return inner
    }
}
