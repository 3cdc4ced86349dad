import BatonRehearsal
import Testing

struct GuideTests {
    private let guide = Guide(documentation: Documentation(files: [("README", readme)]))

    private static let readme = """
        # Baton

        A terminal chat for hosted agents.

        ## Install

        Install Swift and ncurses, then run one command:

        ```sh
        # not a heading
        swift run baton
        ```

        ## Keys

        Printable keys type into the composer.

        ### Switching agents

        Alt-1 to Alt-9 switch to the agent in that slot.

        ## Configuration

        The file `config.toml` names profiles, with a token for each platform. Themes are chosen there too.
        """

    private func answer(_ prompt: String, after earlier: [Exchange] = []) -> String {
        guide.acts(for: AgentTurn(prompt: prompt, earlier: earlier, millisecondsSince1970: 0)).text
    }

    @Test(arguments: [
        ("How do I install it?", "**Baton › Install**"),
        ("which key switches the agent?", "**Keys › Switching agents**"),
        ("where is the configuration file", "**Baton › Configuration**"), ("themes", "**Baton › Configuration**"),
        ("installing", "**Baton › Install**"), ("hi, how do I switch agents?", "**Keys › Switching agents**"),
    ])
    func `a question is answered with the best section, quoted under its heading`(question: String, heading: String) {
        let answer = answer(question)
        #expect(answer.hasPrefix(heading), "\(answer)")
        #expect(answer.contains("\n> "))
    }

    /// What a newcomer asks, and the heading that the answer begins with.
    @Test(arguments: [
        ("how do I connect orq", "How do I connect orq.ai?"), ("how can I connect orq.ai?", "How do I connect orq.ai?"),
        ("how do I connect watsonx", "How do I connect watsonx Orchestrate?"),
        ("how do I switch agents?", "How do I switch agents"), ("how do I quit", "How do I quit"),
        ("exit", "How do I quit"), ("copy", "How do I copy an answer?"),
        ("how do I copy an answer", "How do I copy an answer?"), ("where is my history?", "Where is my history"),
        ("how do I resume a conversation", "Where is my history"), ("how do I cancel a run", "How do I cancel"),
        ("how do I stop it", "How do I cancel"), ("can I attach a file?", "How do I send or attach a file?"),
        ("several lines", "How do I write a message"), ("can I use my own editor", "How do I write a message"),
        ("which keys are there?", "Which keys are there"), ("help", "Which keys are there"),
        ("how do I change the theme", "How do I change the theme"), ("what is this?", "What is Baton?"),
        ("show me the tools' results", "How do I see what an agent does"),
    ])
    func `what a newcomer asks is answered from the project's own page`(question: String, heading: String) throws {
        let acts = try #require(Rehearsal.agent("guide")).perform(
            AgentTurn(prompt: question, earlier: [], millisecondsSince1970: 0))
        let answer = acts.text
        #expect(answer.hasPrefix("**Questions › \(heading)"), "\(answer.prefix(300))")
    }

    @Test func `of a long table the rows are quoted that speak of what was asked`() {
        let rows = (1...20).map { "| `C-\($0)` | does thing\($0) |" }.joined(separator: "\n")
        let page = "# A\n\n## Keys\n\n| Key | Does |\n| --- | --- |\n\(rows)"
        let guide = Guide(documentation: Documentation(files: [("README", page)]))
        let answer = guide.acts(for: AgentTurn(prompt: "keys for thing7", millisecondsSince1970: 0)).text
        #expect(answer.contains("> | Key | Does |\n> | --- | --- |\n> | `C-7` | does thing7 |"))
    }

    @Test func `paragraphs and items flow, code and tables stay as they are`() {
        let page = """
            # A

            ## Keys

            Printable keys type
            into the composer.
            - an item that goes
              on here
            - another one

            1. first,
               still first

            ```sh
            one
            two
            ```
            A hard break\\
            ends a line.

            | Key | Does |
            | --- | --- |
            | a | b |
            """
        let guide = Guide(documentation: Documentation(files: [("README", page)]))
        let answer = guide.acts(for: AgentTurn(prompt: "printable keys", millisecondsSince1970: 0)).text
        #expect(
            answer.contains(
                """
                > Printable keys type into the composer.
                > - an item that goes on here
                > - another one
                >
                > 1. first, still first
                >
                > ```sh
                > one
                > two
                > ```
                > A hard break\\
                > ends a line.
                >
                > | Key | Does |
                > | --- | --- |
                > | a | b |
                """))
    }

    @Test func `a heading inside fenced code is code`() {
        #expect(answer("install").contains("> # not a heading\n> swift run baton\n> ```"))
    }

    @Test(arguments: ["What is the capital of France?", "recipe for bread", "xyzzy", ""])
    func `where the documentation has nothing it says so`(question: String) {
        #expect(answer(question).contains("has nothing about this"))
    }

    @Test func `nothing is found in no documentation`() {
        let guide = Guide(documentation: Documentation(files: []))
        let acts = guide.acts(for: AgentTurn(prompt: "install", millisecondsSince1970: 0))
        #expect(acts.text.contains("has nothing about this"))
    }

    @Test(arguments: ["Hello", "hi!", "Hey there", "Good morning", "who are you?"])
    func `a greeting is returned with the guide's name`(greeting: String) {
        #expect(answer(greeting).contains("I am **guide**"))
    }

    @Test(arguments: ["What did I just say?", "what was my last message", "and what did I say"])
    func `asked what was just said it says so`(question: String) {
        let earlier = [Exchange(prompt: "one", answer: "1"), Exchange(prompt: "two words\nand a line", answer: "2")]
        #expect(answer(question, after: earlier) == "Your last message was:\n\n> two words\n> and a line")
        #expect(answer(question).hasPrefix("Nothing yet"))
    }

    @Test func `asked what it said itself it quotes its answer`() {
        #expect(answer("what did you just say?", after: [Exchange(prompt: "one", answer: "1")]).hasSuffix("> 1"))
    }

    @Test func `the troupe's guide answers from the documentation compiled in`() {
        #expect(!RehearsedAgent.guide.answer(to: "what is baton").isEmpty)
        #expect(RehearsedAgent.guide.acts(for: "hello") == RehearsedAgent.guide.acts(for: "hello"))
    }
}
