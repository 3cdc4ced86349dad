import Testing

@Suite("Highlighting: shells and recipes")
struct CodeShellGoldenTests {
    @Test("Bash: commands, expansions, heredocs, strings over lines")
    func bash() {
        expect(
            #"""
            ‹c #!/bin/bash›
            ‹k set› ‹y -euo› pipefail
            ‹k export› ‹o PATH›=‹s "›‹o $HOME›‹s /bin:›${‹o PATH›:-/usr/bin}‹s "› ‹o N›=3
            ‹k for› f ‹k in› *.txt; ‹k do›
              ‹f echo› ‹s "›${‹o f›%.txt}‹s  ›$(‹f wc› ‹y -l› < ‹s "›‹o $f›‹s "›)‹s  ›‹o \$›‹s x"› > out ‹n 2›>&‹n 1›
            ‹k done›
            ‹k if› [[ ‹y -f› ‹o $x› && ! ‹o $y› =~ ^a ]]; ‹k then›
              ‹f sudo› ‹f rm› ‹y -rf› ‹y --no-x›=5 ./a
            ‹k fi›
            ‹f cat› <<‹k 'EOF'› | ‹f grep› ‹y -v› ‹s '#x'› ‹c # tail›
            ‹s text $no 'x›
            ‹k EOF›
            ‹f cat› <<-‹k END›
            ‹s   value ›‹o $yes›‹s  ›${‹o arr›[0]}‹s  ›$(‹f date› +%s)
              ‹k END›
            ‹f build›() { ‹k local› ‹o a›=1 ‹o b›=(x y); ‹k return› $((‹o a› + ‹n 1›)); }
            ‹k case› ‹s "›‹o $1›‹s "› ‹k in› start) ‹f run› it;; *) ‹k exit› ‹n 1›;; ‹k esac›
            ‹o X›=1 ‹f make› all \
              ‹y -j› ‹n 4›
            ‹o url›=http://a#b; ‹f echo› it\'s ‹s $'a›‹o \n›‹s '›
            ‹f echo› ‹s 'two›
            ‹s lines'› && ‹f ls›
            """#,
            language: "sh")
    }

    @Test("Sessions: commands behind prompts, and output as it is")
    func session() {
        expect(
            #"""
            ‹l $› ‹f ls› ‹y -l› ‹s "a b"›
            total 5
            ‹l user@host:~$› ‹f cat› <<‹k X›
            ‹s it's›
            ‹k X›
            out
            """#,
            language: "console")
    }

    @Test("Dockerfiles: instructions, and commands over lines")
    func dockerfile() {
        expect(
            #"""
            ‹c # c›
            ‹k FROM› node:20 ‹k AS› ‹t build›
            ‹k RUN› ‹f apt-get› update && \
                ‹f npm› ci ‹y --quiet›
            ‹k ENV› ‹o A›=1 ‹o B›=‹s "x"›
            ‹k CMD› [‹s "npm"›, ‹s "start"›]
            """#,
            language: "dockerfile")
    }

    @Test("Makefiles: variables, targets, recipes")
    func makefile() {
        expect(
            #"""
            ‹o CC› := gcc
            ‹f .PHONY›: all
            ‹f all›: $(‹o OBJ›) main.o ‹c # c›
            	@$(‹f CC›) ‹y -o› ‹o $@› $<
            ‹k ifeq› ($(‹o X›),1)
            """#,
            language: "make")
    }
}
