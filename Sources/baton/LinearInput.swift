import Foundation

/// Standard input, line by line as the terminal gives it.
enum LinearInput {
    /// Reads on a thread of its own, which ends with the input or with the program.
    ///
    /// - Parameter take: gets each line without its end, and nil at the end of the input.
    static func read(_ take: @escaping @Sendable (String?) -> Void) {
        Thread.detachNewThread {
            while let line = readLine() { take(line) }
            take(nil)
        }
    }
}
