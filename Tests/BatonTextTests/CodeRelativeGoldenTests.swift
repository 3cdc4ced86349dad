import Testing

@Suite("Highlighting: their relatives")
struct CodeRelativeGoldenTests {
    @Test("Kotlin: values in strings, names in backticks")
    func kotlin() {
        expect(
            #"""
            ‹k fun› ‹f main›(x: ‹t Int›?) {
                ‹k val› s = ‹s "a ›‹o $x›‹s  ›${x.‹f y›(‹s "z"›)}‹s "›
                ‹k data› ‹k class› ‹t P›(‹k val› a: ‹t Int›)
                ‹g @Test› ‹k fun› ‹f `a b`›() {}
            }
            """#,
            language: "kt")
    }

    @Test("C#: verbatim strings, values in braces")
    func cSharp() {
        expect(
            #"""
            ‹k namespace› ‹t A›.B;
            ‹k #region› x
            ‹k public› ‹k record› ‹t Foo› {
                ‹t string› ‹t S› => ‹s $"a ›{x.‹f Y›(‹s "b"›)}‹s  ›‹o {{›‹s "›;
                ‹t var› v = ‹s @"c:\x ""q"""›;
            }
            ‹t Console›.‹f WriteLine›(‹k new› ‹t List›<‹t int›>(), ‹n 10m›);
            """#,
            language: "cs")
    }

    @Test("Ruby: heredocs, symbols, regular expressions")
    func ruby() {
        expect(
            #"""
            ‹k class› ‹t Foo› < ‹t Bar›
              ‹k def› ‹k self›.‹f call›(name:, other: ‹o :sym›) = ‹s "a ›#{name + ‹s "b"›}‹s  c"›
              text = <<~‹k SQL›.strip
            ‹s     don't #{x}›
              ‹k SQL›
              ‹o @x› ||= {key: ‹n 1›,
                ‹s 'a'› => ‹s /re"x/i›}; puts a / b
            """#,
            language: "rb")
    }

    @Test("PHP: variables in strings, heredocs, attributes")
    func php() {
        expect(
            #"""
            <?‹k php›
            #[‹g Attr›]
            ‹k function› ‹f foo›(?‹t int› ‹o $x›): ‹t string› { ‹c # c›
              ‹k return› ‹s "a ›‹o $x›‹s  {›‹o $this›‹s ->y['k']}"› . <<<‹k EOT›
            ‹s it's›
            ‹k EOT›;
            }
            """#,
            language: "php")
    }

    @Test("Lua: long comments and strings")
    func lua() {
        expect(
            #"""
            ‹c --[[ long›
            ‹c comment ]]› ‹k local› ‹k function› ‹f f›(x) ‹k return› ‹s [[raw›
            ‹s text]]› .. ‹s "a›‹o \n›‹s "› ‹k end› ‹c -- done›
            """#,
            language: "lua")
    }

    @Test("PowerShell: block comments, variables in strings")
    func powerShell() {
        expect(
            #"""
            ‹c <# a›
            ‹c b #>› ‹k Function› Get-Thing { ‹k param›(‹o $x›) ‹k return› ‹s "a ›‹o $x›‹s "› } ‹c # c›
            """#,
            language: "ps1")
    }

    @Test("HCL: keys, values in strings")
    func hcl() {
        expect(
            #"""
            ‹k resource› ‹s "aws_x"› ‹s "y"› {
              ‹y name› = ‹s "a-›${var.x}‹s "›
              ‹y tags› = { ‹y Name› = local.n }
            }
            """#,
            language: "hcl")
    }
}
