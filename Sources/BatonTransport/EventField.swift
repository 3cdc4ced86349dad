/// A line of an event stream (WHATWG HTML §9.2.5).
enum EventField {
    case comment
    case data(ArraySlice<UInt8>)
    case event(String)
    case id(String)
    case retry

    /// Nil for a line that is none of them.
    init?(_ line: [UInt8]) {
        let name = line.prefix { $0 != ASCII.colon }
        if name.isEmpty {
            self = .comment
            return
        }
        var value = line[name.endIndex...].dropFirst()
        if value.first == ASCII.space { value = value.dropFirst() }
        if name.elementsEqual("data".utf8) {
            self = .data(value)
        } else if name.elementsEqual("event".utf8) {
            self = .event(String(decoding: value, as: UTF8.self))
        } else if name.elementsEqual("id".utf8) {
            self = .id(String(decoding: value, as: UTF8.self))
        } else if name.elementsEqual("retry".utf8) {
            self = .retry
        } else {
            return nil
        }
    }
}
