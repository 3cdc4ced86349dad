import BatonTransport
import Testing

@Suite("Proxies")
struct ProxyRulesTests {
    private func proxy(_ url: String, _ environment: [String: String]) throws -> String? {
        try ProxyRules(environment: environment).proxy(forURL: url)
    }

    @Test("The variable is chosen by the scheme, in lower case before upper, and ALL_PROXY comes last")
    func variables() throws {
        let all = [
            "HTTPS_PROXY": "http://up:1", "https_proxy": "low:2", "http_proxy": "plain:3", "ALL_PROXY": "socks5://all",
        ]
        #expect(try proxy("https://h/", all) == "low:2")
        #expect(try proxy("http://h/", all) == "plain:3")
        #expect(try proxy("https://h/", ["HTTPS_PROXY": "http://u:p@up:1/"]) == "up:1")
        #expect(try proxy("https://h/", ["HTTP_PROXY": "up:1"]) == nil)
        #expect(try proxy("https://h/", ["all_proxy": "socks5://all"]) == "all:1080")
        #expect(try proxy("https://h/", ["https_proxy": "", "all_proxy": "all"]) == nil)
        #expect(try proxy("https://h/", [:]) == nil)
    }

    @Test(
        "This machine is reached directly",
        arguments: ["http://localhost:1/", "http://127.0.0.1/", "http://[::1]:8/", "http://a.localhost/"])
    func loopback(url: String) throws {
        #expect(try proxy(url, ["all_proxy": "p:1"]) == nil)
    }

    @Test(
        "NO_PROXY exempts hosts and what is below them",
        arguments: [
            ("*", true), ("example.com", true), (".example.com", true), ("*.example.com", true),
            ("api.example.com", true),
            ("API.Example.com", true), ("x, example.com:8443", true), ("a b example.com", true),
            ("example.com:443", false),
            ("ample.com", false), ("api.example.com.org", false), ("", false), (",", false), (".", false),
        ])
    func exemptions(list: String, isExempt: Bool) throws {
        for name in ["no_proxy", "NO_PROXY"] {
            let found = try proxy("https://api.example.com:8443/x", ["https_proxy": "p:1", name: list])
            #expect((found == nil) == isExempt, "\(list)")
        }
    }

    @Test(
        "An address is exempted by itself, with a port or without", arguments: ["[fd00::1]", "fd00::1", "[fd00::1]:9"])
    func addresses(entry: String) throws {
        #expect(try proxy("http://[fd00::1]:9/", ["http_proxy": "p:1", "no_proxy": entry]) == nil)
        #expect(try proxy("http://[fd00::2]:9/", ["http_proxy": "p:1", "no_proxy": entry]) == "p:1")
    }

    @Test(
        "A variable that makes no sense is named, and its value is not",
        arguments: ["https://hunter22:1", "socks5://u:hunter22@h", "http://"])
    func nonsense(text: String) throws {
        let failure = #expect(throws: TransportFailure.self) { try proxy("https://h/", ["https_proxy": text]) }
        #expect(failure?.code == .proxy)
        #expect(failure?.message.contains("https_proxy") == true)
        #expect(failure?.message.contains("hunter22") == false)
    }
}
