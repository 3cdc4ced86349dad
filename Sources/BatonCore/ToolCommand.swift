/// A command of the user's own that answers the calls of one tool: run directly, never by a shell.
///
/// It reads the call's arguments as JSON from its standard input, and what it writes to its standard output is the result.
package struct ToolCommand: Hashable, Sendable {
    /// The name of the tool whose calls it answers.
    package var tool: String
    /// The program, and its arguments.
    package var words: [String]
    /// After this it is killed, and the call has failed.
    package var timeLimit: Duration

    package init(tool: String, words: [String], timeLimit: Duration) {
        self.tool = tool
        self.words = words
        self.timeLimit = timeLimit
    }
}
