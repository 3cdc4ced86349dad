extension UTF8 {
    /// The scalar at `position` of valid UTF-8, which is what a string's bytes are, where one begins.
    static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Unicode.Scalar {
        let first = UInt32(bytes[position])
        func tail(_ distance: Int) -> UInt32 { UInt32(bytes[position + distance] & 0x3F) }
        let value =
            switch first {
            case 0..<0x80: first
            case 0..<0xE0: (first & 0x1F) << 6 | tail(1)
            case 0..<0xF0: (first & 0x0F) << 12 | tail(1) << 6 | tail(2)
            default: (first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
            }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}
