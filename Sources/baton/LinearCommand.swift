import BatonCore

/// The commands of the linear chat.
enum LinearCommand: String, CaseIterable {
    case help, agents, agent, hand, compare, new, threads, open, export, file, back, cancel, detach, attach, retry,
        queue, ids, steps, rate, quit

    /// What follows the name, and what it does.
    var explanation: String {
        switch self {
        case .help: "/help: this list"
        case .agents: "/agents: who can be talked to"
        case .agent: "/agent NAME or /agent PROFILE/NAME: talk to another agent"
        case .hand: "/hand NAME or /hand PROFILE/NAME: another agent goes on with this conversation"
        case .compare: "/compare NAME PROMPT or /compare PROFILE/NAME PROMPT: one message to this agent and another"
        case .new: "/new: a new thread with this agent"
        case .threads: "/threads: what was said lately"
        case .open: "/open ID: go on with a thread"
        case .export:
            "/export, /export FORMAT, /export FORMAT PATH: the thread as a file; FORMAT is markdown, json, html or jsonl"
        case .file: "/file PATH: send a file with the next message"
        case .back: "/back: to the field before, in a form"
        case .cancel: "/cancel: stop the run, or give up the form"
        case .detach: "/detach: stop watching; the run goes on at the server"
        case .attach: "/attach: watch it again"
        case .retry: "/retry: send the message again that was not sent"
        case .queue: "/queue, /queue send, /queue drop: messages that wait"
        case .ids: "/ids: the ids of this thread"
        case .steps: "/steps or /steps N: the steps of the last answer, or one of them whole"
        case .rate: "/rate + or /rate -, and a comment if you like: rate the last answer"
        case .quit: "/quit: end"
        }
    }

    /// What a line that begins with a slash asks for.
    /// - Returns: the command with its argument; nil for one that is not known.
    static func read(_ line: String) -> (command: LinearCommand, argument: String)? {
        let words = line.dropFirst().split(maxSplits: 1, whereSeparator: \.isWhitespace)
        guard let command = LinearCommand(rawValue: words.first.map(String.init) ?? "") else { return nil }
        return (command, words.count == 2 ? LinearWords.trimmed(String(words[1])) : "")
    }

    /// What an unknown one may have meant, and what there is.
    static func complaint(about line: String) -> String {
        let word = String(line.dropFirst().prefix { !$0.isWhitespace })
        let names = allCases.map(\.rawValue)
        let meant = NearestWord.of(word, in: names).map { " Did you mean /\($0)?" } ?? ""
        let all = names.map { "/" + $0 }.joined(separator: ", ")
        return "There is no /\(LinearOutput.oneLine(word)).\(meant) There are \(all). // begins a message with a slash."
    }
}
