import Testing

@Suite("Highlighting: programs")
struct CodeProgramGoldenTests {
    @Test("Swift: nested comments, raw strings and interpolation end where the language ends them")
    func swift() {
        expect(
            ##"""
            ‹c #!/usr/bin/env swift›
            ‹g @MainActor›
            ‹k public› ‹k func› ‹f greet›(_ name: ‹t String›, ‹k for› times: ‹t Int› = ‹n 1_000›)
                ‹k async› ‹k throws› -> [‹t URL›]
            {
                ‹k let› text =
                    ‹s "Hi ›\(name.‹f uppercased›() + ‹s "!("›)‹s  ›‹o \u{1F600}\n›‹s "› ‹c // done›
                ‹c /* outer /* inner */ still */›
                ‹k let› raw = ‹s #"no \(x) ›\#(y)‹s  "quoted""#›
                ‹k let› long = ‹s """›
            ‹s         He said ›\(text)‹s  "so"›
            ‹s         """›
                ‹k #if› ‹f os›(‹t Linux›)
                ‹k return› ‹o $0›.‹k self›.‹k init›(‹k default›: ‹o nil›, in: .default, ‹n 1.5e-3›)
                ‹n 0x1F›...‹n 0›..<‹n 5›
                ‹k switch› x { ‹k default›: ‹k break› }
                ‹k let› regex = ‹s /a[/]b+/›; ‹k let› half = a / b / c
                ‹k actor› ‹t Foo›<‹t T›>: ‹t Bar› ‹k where› ‹t T› == ‹k Self› {}
                ‹k var› x: ‹t Int› { ‹k get› { ‹n 1› } ‹k set› }
                ‹k let› unfinished = ‹s "abc›
                ‹k let› next = set.‹f get›(‹n 1›)
            ‹k protocol› ‹t P› { ‹k var› x: ‹t Int› { ‹k get› ‹k set› } } ‹c // 'quote"›
            ‹k func› ‹f `a rule`›() { x = ‹n -1› - ‹n 1›; ‹f foo›(as: ‹n 1›, ‹n 0›...‹n 5›) }
            ‹k let› prefix = text.‹f prefix›(‹n 3›); ‹k package› ‹k let› y = prefix
            """##,
            language: "swift")
    }

    @Test("Python: strings with prefixes, soft keywords, and a quote that no line closes")
    func python() {
        expect(
            #"""
            ‹k import› os.path ‹k as› p
            ‹g @app.route›(‹s "/x"›, methods=[‹s "GET"›])
            ‹k async› ‹k def› ‹f load›(‹k self›, n: ‹t int› = ‹n 0x1F›, *, k=‹o None›) -> ‹t dict›[‹t str›, ‹t Any›]:
                ‹s """Doc›
            ‹s     string's"""›
                x =\
                    ‹s f"›{n:>‹n 10›}‹s  ›‹o {{›‹s literal}} ›{d[‹s 'a'›]!r}‹s "›
                y = ‹s rb'\d"'› + ‹s r"\n\""›
                ‹k if› type == ‹n 3› ‹k and› ‹f match›(x): ‹o MAX_SIZE› = ‹n 1_000.5e-3j›  ‹c # "no"›
                ‹k match› x:
                    ‹k case› ‹t Point›(x=‹n 0›): ‹k return› ‹k lambda› a: a @ b
                s = ‹s 'it›‹o \'›‹s s›
                y = ‹o True›
                ‹f print›(‹s f'›{a[‹s "b"›]}‹s '›, end=‹s ''›)
            """#,
            language: "py")
    }

    @Test("TypeScript: regular expressions and divisions, templates in templates")
    func typeScript() {
        expect(
            #"""
            ‹k import› { a ‹k as› b, ‹k type› ‹t C› } ‹k from› ‹s "./x.js"›;
            ‹k export› ‹k default› ‹k class› ‹t Foo› ‹k extends› ‹t Bar› { #x = ‹n 1n›; }
            ‹k const› re = ‹s /[/"]\/+/gi›, half = a / b / ‹n 2›;
            ‹k const› t = ‹s `a ›${b + ‹s `in ›${c}‹s `›}‹s  ›‹o \n›
            ‹s   second ›${‹f fn›({x: ‹n 1›})}‹s  line`›;
            ‹k let› s = ‹s 'unfinished›
            ‹k async› ‹k function›* ‹f go›(x: ‹t string›): ‹t Promise›<‹t URL›> {
                ‹k return› ‹s /x/›.‹f test›(s)
            }
            ‹k interface› ‹t Point› { ‹k readonly› x: ‹t number›; ‹k default›?: ‹o null› }
            <div className=‹s "x"›>{items.‹f map›(i => <‹t Item› key={i} />)}</div>
            ‹k type› ‹t Alias› = ‹k keyof› ‹k typeof› obj; obj.type = of;
            ‹k switch› (a) { ‹k case› ‹n 1›: ‹k default›: ‹k this› / ‹n 2› / ‹n 3› }
            ‹k let› v = x ‹k as› ‹t any›, string = number | ‹n 0›, f: ‹t number› | ‹t Map›<‹t string›, ‹t any›>;
            """#,
            language: "ts")
    }

    @Test("Go: raw strings, and types only where a sign says so")
    func go() {
        expect(
            #"""
            ‹k package› main
            ‹c // c›
            ‹k func› (s *‹t Server›) ‹f Serve›(ctx context.Context, n ‹t int64›) (err ‹t error›) {
            	raw := ‹s `a›
            ‹s b \n`› + ‹s "x›‹o \t›‹s y"› + ‹s 'a'›
            	‹k type› ‹t Point› ‹k struct› { X, Y ‹t float64› }
            	‹k if› err := fmt.‹f Println›(‹n 0x1F›, ‹n 1e-9›, ‹o nil›); err != ‹o nil› {
            		‹k return› &http.‹t Client›{}, r.URL
            	}
            }
            """#,
            language: "go")
    }

    @Test("Rust: lifetimes and characters, raw strings, ranges")
    func rust() {
        expect(
            #"""
            #[‹g derive›(‹t Debug›, ‹t Clone›)]
            #![‹g allow›(dead_code)]
            ‹c /* a /* b */ c */›
            ‹k pub› ‹k fn› ‹f longest›<‹t 'a›>(x: &‹t 'a› ‹t str›, c: ‹t char›)
                -> ‹t Option›<&‹t 'static› ‹t str›> {
                ‹k let› c = ‹s 'x'›; ‹k let› q = ‹s '›‹o \'›‹s '›;
                ‹k let› u = ‹s '›‹o \u{1F600}›‹s '›; ‹k let› b = ‹s b'a'›;
                ‹k let› r = ‹s r#"raw "quoted" \n"#›;
                ‹k let› s = ‹s "two›
            ‹s     lines {x}"›;
                ‹f println!›(‹s "{}"›, ‹f vec!›[‹n 1u8›, ‹n 2_000i64›, ‹n 1.5f32›]);
                ‹t 'outer›: ‹k for› i ‹k in› ‹n 0›..‹n 10› { x.‹k await›; }
                ‹k macro_rules›! foo { }
                ‹k const› ‹o MAX›: ‹t usize› = ‹n 1›.‹f max›(‹n 2›);
            }
            ‹k let› unfinished: &‹t 'a› ‹t str› = ‹t 'x›
            ‹k let› next = ‹s b"›‹o \xff›‹s "› + ‹s r##"a"# b"##›;
            """#,
            language: "rs")
    }

    @Test("C: directives, suffixes, characters, joined lines")
    func c() {
        expect(
            #"""
            ‹k #include› ‹s <stdio.h>›
            ‹k #include› ‹s "x.h"›
            ‹k #define› ‹f MAX›(a, b) ((a) > (b))
            ‹k #  define› ‹o SIZE› ‹n 0xFFul›
            ‹k static› ‹k const› ‹t uint8_t› *p = ‹s L"x›‹o \0\x41›‹s "›;
            ‹t char› c = ‹s '›‹o \'›‹s '›;
            ‹t int› ‹f main› (‹t void›) { ‹k struct› ‹t foo› f;
              ‹k return› ‹f printf›(‹s "a %d›‹o \›
            ‹s  b"›, ‹n 1.5f›); }
            ‹k #error› don‹s 't›
            ‹c /* open›
            ‹c close */› ‹t size_t› n = ‹k sizeof›(‹t FILE›);
            """#,
            language: "c")
    }

    @Test("C++: raw strings with a name, digits with quotes, members behind arrows")
    func cPlusPlus() {
        expect(
            #"""
            ‹k #include› ‹s <vector>›
            ‹k template› <‹k typename› ‹t T›>
            ‹k class› ‹t Foo› ‹k final› : ‹k public› ‹t Bar› { std::‹t vector›<‹t int›> v; };
            ‹k auto› s = ‹s R"x(raw )" \n›
            ‹s )x"›; ‹k auto› n = ‹n 1'000'000ULL›; foo->‹f bar›(); ‹o nullptr›;
            ‹k namespace› ‹t a›::b { ‹k using› ‹t X› = ‹t Y›; }
            p->Field = a->delete + *‹t X›::y;
            ‹t void› ‹f f›() ‹k override›;
            """#,
            language: "cpp")
    }

    @Test("Java: annotations, text blocks, records")
    func java() {
        expect(
            #"""
            ‹g @Override› ‹k public› ‹k static› <‹t T›> ‹t List›<‹t String›> ‹f run›(‹k final› ‹t int› x)
                ‹k throws› ‹t IOException› {
              ‹k var› s = ‹s """›
            ‹s     text "x" ›‹o \n›
            ‹s     """›; ‹k return› ‹k new› ‹t Foo›(‹s 'c'›, ‹n 10L›, ‹n 0x1p-3›,
                ‹n 1.0f›, ‹o MAX_VALUE›, ‹t Foo›.‹k class›);
            }
            ‹k record› ‹t Point›(‹t int› x) {}
            """#,
            language: "java")
    }
}
