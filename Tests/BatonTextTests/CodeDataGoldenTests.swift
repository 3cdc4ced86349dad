import Testing

@Suite("Highlighting: data and differences")
struct CodeDataGoldenTests {
    @Test("JSON: keys and values, and a quote that no line closes")
    func json() {
        expect(
            #"""
            {
              ‹y "key"›: ‹s "va›‹o \"›‹s l›‹o \u00e9\n›‹s "›,
              ‹y "n"›: ‹n -1.5e+10›, ‹y "t"›: ‹o true›, ‹y "nothing"›: ‹o null›,
              ‹y "list"›: [‹s "a"›, ‹s "b:c"›, {‹y "x"› : []}],
              ‹s "unfinished: 1,›
              ‹y "next"›: ‹n 2› ‹c // comment›
            }
            """#,
            language: "json")
    }

    @Test("YAML: keys, anchors, block scalars, flow values")
    func yaml() {
        expect(
            #"""
            ‹k %YAML 1.2›
            ‹k ---› ‹c # start›
            ‹y name›: ‹s Build & test: now›
            ‹y on›: [‹s push›, ‹s "pull_request"›, {‹y a›: ‹n 1›, ‹y b›: ‹o no›}]
            ‹y anchors›: ‹g &base› ‹t !!map›
              ‹y <<›: ‹g *base›
              ‹y port›: ‹n 8080›
              ‹y date›: ‹n 2024-01-31›
              ‹y ok›: ‹o true›   ‹c # comment›
              ‹y url›: ‹s http://x.y/z#frag›
              ‹y "quoted key"›: ‹s 'it''s'›
            ‹y steps›:
              - ‹y run›: ‹k |›
                  ‹s echo "a: b"›

                  ‹s # not a comment›
                ‹y with›: ‹k >-›
                  ‹s folded›
              - ‹s ${{ github.ref }}›
              - - ‹y nested›: ‹o ~›
            ‹y text›: ‹s "two›
            ‹s   lines"›
            ‹y end›: ‹s x›
            """#,
            language: "yml")
    }

    @Test("TOML: tables, dotted keys, dates, long strings")
    func toml() {
        expect(
            #"""
            ‹c # comment›
            [‹t package›.‹t 'x y'›] ‹c # c›
            ‹y name› = ‹s "ba›‹o \t›‹s ton"›
            ‹y "quoted.key"› = ‹s 'c:\raw'›
            ‹y a›.‹y b›.‹y c› = ‹n 1979-05-27T07:32:00Z›
            ‹y list› = [
              [‹n 1›, ‹n 2.5e3›], { ‹y x› = ‹o true›, ‹y y› = ‹n -inf› },
            ]
            [[‹t bin›]]
            ‹y text› = ‹s """›
            ‹s multi ›‹o \"›‹s  line›
            ‹s """›
            ‹y n› = ‹n 0xDEAD_BEEF›
            """#,
            language: "toml")
    }

    @Test("INI: sections, keys, values")
    func ini() {
        expect(
            #"""
            ‹c ; c›
            [‹t main› ‹t "x"›]
            ‹y key› = ‹s value here›
            ‹y n›=‹n 5›
            """#,
            language: "ini")
    }

    @Test("SQL: keywords in any case, doubled quotes, parameters")
    func sql() {
        expect(
            #"""
            ‹k SELECT› u.Name, ‹f COUNT›(*) ‹k AS› n ‹k FROM› "Users" u ‹c -- comment›
            ‹k left› ‹k join› t ‹k on› t.id = u.id
            ‹k WHERE› x = ‹s 'it''s'› ‹k AND› y ‹k IN› (‹n 1›, ‹n 2.5›) ‹c /* a›
            ‹c b */› ‹k order› ‹k by› n ‹k desc› ‹k limit› ‹n 10›;
            ‹k CREATE› ‹k TABLE› x (id ‹t BIGINT› ‹k PRIMARY› ‹k KEY›,
              name ‹t varchar›(‹n 20›) ‹k DEFAULT› ‹o NULL›);
            ‹k select› ‹o $1›, ‹o :name›, x::‹t text›
            """#,
            language: "sql")
    }

    @Test("Git's differences: headers, and lines of a hunk that look like headers")
    func gitDiff() {
        expect(
            #"""
            ‹l diff --git a/x b/x›
            ‹l index 123..456 100644›
            ‹l --- a/x›
            ‹l +++ b/x›
            ‹h @@ -1,3 +1,3 @@›‹c  func a() {›
             same
            ‹d --- removed comment›
            ‹i +++ added›
             y
            ‹c \ No newline at end of file›
            ‹l diff --git a/y b/y›
            ‹l new file mode 100644›
            ‹l --- /dev/null›
            ‹l +++ b/y›
            ‹h @@ -0,0 +1 @@›
            ‹i +x›
            """#,
            language: "diff")
    }

    @Test("Plain differences, and hunks without numbers")
    func plainDiff() {
        expect(
            #"""
            ‹h 12,13c14›
            ‹d < old›
            ‹h ---›
            ‹i > new›
            ‹h @@ broken @@›
            ‹l --- x›
            ‹d -y›
            """#,
            language: "diff")
    }
}
