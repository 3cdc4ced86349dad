import BatonCore

/// The commands of the linear chat.
enum LinearCommand: String, CaseIterable {
    case help, agents, agent, hand, compare, models, new, threads, search, open, export, rename, pin, archive, delete
    case file, back, cancel, detach, attach, retry, fork, queue
    case answer, steps, figures, ids, links, save, copy, timeline, wire, curl, rate, quit

    /// What follows the name, and what it does.
    var explanation: String {
        switch self {
        case .help: "/help: this list"
        case .agents: "/agents: who can be talked to"
        case .agent: "/agent NAME or /agent PROFILE/NAME: talk to another agent"
        case .hand: "/hand NAME or /hand PROFILE/NAME: another agent goes on with this conversation"
        case .compare: "/compare NAME PROMPT or /compare PROFILE/NAME PROMPT: one message to this agent and another"
        case .models: "/models: the models without an agent; /agent model:NAME talks to one"
        case .new: "/new: a new thread with this agent"
        case .threads: "/threads or /threads WORD: what was said lately, here and at the servers"
        case .search: "/search WORDS: find words in all threads"
        case .open: "/open ID: go on with a thread"
        case .export:
            "/export, /export FORMAT, /export FORMAT PATH: the thread as a file; FORMAT is markdown, json, html or jsonl"
        case .rename: "/rename TITLE: give this thread a title, here and at its server"
        case .pin: "/pin or /pin off: keep this thread at the top of lists"
        case .archive: "/archive or /archive off: take this thread out of lists"
        case .delete: "/delete: delete this thread, after a question"
        case .file: "/file PATH: send a file with the next message; /file drop takes them off again"
        case .back: "/back: to the field before, in a form"
        case .cancel: "/cancel: stop the run, or give up the form"
        case .detach: "/detach: stop watching; the run goes on at the server"
        case .attach: "/attach: watch it again"
        case .retry: "/retry: send the message again that was not sent"
        case .fork: "/fork: go on in a new conversation at the server, which is told what was said"
        case .queue:
            "/queue, /queue send, /queue edit N TEXT, /queue drop N, /queue drop: messages that wait"
        case .answer: "/answer: the last answer once more"
        case .steps: "/steps or /steps N: the steps of the last answer, or one of them whole"
        case .figures: "/figures: times, tokens and cost of the last answer"
        case .ids: "/ids: the ids of this thread"
        case .links: "/links: the links and files of the last answer, by number"
        case .save: "/save N: save the file with this number"
        case .copy: "/copy: copy the last answer's source"
        case .timeline: "/timeline: when the last answer did what"
        case .wire: "/wire or /wire N: what went over the wire for the last answer, or one frame of it whole"
        case .curl: "/curl: the last answer's request as a command for a shell"
        case .rate: "/rate + or /rate -, and a comment if you like: rate the last answer"
        case .quit: "/quit: end"
        }
    }

    /// How what is no command is typed, below the commands.
    static let remarks = [
        "A line that ends in \\ goes on in the next one.", "//TEXT: a message that begins with a slash",
    ]

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
        let ways = "/help says what there is; // begins a message with a slash."
        return "There is no /\(LinearOutput.oneLine(word)).\(meant) \(ways)"
    }
}
