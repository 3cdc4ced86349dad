/// One of the nine places of the agent bar.
package struct SlotNumber: Hashable, Sendable, Comparable {
    /// 1 to 9, as on the keys.
    package let value: Int

    /// - Returns: nil for what is not 1 to 9.
    package init?(_ value: Int) {
        guard 1...9 ~= value else { return nil }
        self.value = value
    }

    private init(checked value: Int) {
        self.value = value
    }

    package static let first = SlotNumber(checked: 1)
    package static let all = (1...9).map(SlotNumber.init(checked:))

    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
