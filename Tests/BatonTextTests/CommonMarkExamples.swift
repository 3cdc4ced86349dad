/// The inputs of the examples in the CommonMark Spec, version 0.29 (2019-04-06) by John MacFarlane,
/// https://spec.commonmark.org/0.29/, licensed under Creative Commons BY-SA 4.0,
/// https://creativecommons.org/licenses/by-sa/4.0/. Changes: the inputs alone, one a line; "↵" stands for a line feed, "→"
/// for a tab, as it does in the specification.
enum CommonMarkExamples {
    static let inputs = lines.split(separator: "\n").map { String($0.map(character)) }

    private static func character(_ written: Character) -> Character {
        switch written {
        case "↵": "\n"
        case "→": "\t"
        default: written
        }
    }

    private static let lines = ########"""
        →foo→baz→→bim↵
          →foo→baz→→bim↵
            a→a↵    ὐ→a↵
          - foo↵↵→bar↵
        - foo↵↵→→bar↵
        >→→foo↵
        -→→foo↵
            foo↵→bar↵
         - foo↵   - bar↵→ - baz↵
        #→Foo↵
        *→*→*→↵
        - `one↵- two`↵
        ***↵---↵___↵
        +++↵
        ===↵
        --↵**↵__↵
         ***↵  ***↵   ***↵
            ***↵
        Foo↵    ***↵
        _____________________________________↵
         - - -↵
         **  * ** * ** * **↵
        -     -      -      -↵
        - - - -    ↵
        _ _ _ _ a↵↵a------↵↵---a---↵
         *-*↵
        - foo↵***↵- bar↵
        Foo↵***↵bar↵
        Foo↵---↵bar↵
        * Foo↵* * *↵* Bar↵
        - Foo↵- * * *↵
        # foo↵## foo↵### foo↵#### foo↵##### foo↵###### foo↵
        ####### foo↵
        #5 bolt↵↵#hashtag↵
        \## foo↵
        # foo *bar* \*baz\*↵
        #                  foo                     ↵
         ### foo↵  ## foo↵   # foo↵
            # foo↵
        foo↵    # bar↵
        ## foo ##↵  ###   bar    ###↵
        # foo ##################################↵##### foo ##↵
        ### foo ###     ↵
        ### foo ### b↵
        # foo#↵
        ### foo \###↵## foo #\##↵# foo \#↵
        ****↵## foo↵****↵
        Foo bar↵# baz↵Bar foo↵
        ## ↵#↵### ###↵
        Foo *bar*↵=========↵↵Foo *bar*↵---------↵
        Foo *bar↵baz*↵====↵
          Foo *bar↵baz*→↵====↵
        Foo↵-------------------------↵↵Foo↵=↵
           Foo↵---↵↵  Foo↵-----↵↵  Foo↵  ===↵
            Foo↵    ---↵↵    Foo↵---↵
        Foo↵   ----      ↵
        Foo↵    ---↵
        Foo↵= =↵↵Foo↵--- -↵
        Foo  ↵-----↵
        Foo\↵----↵
        `Foo↵----↵`↵↵<a title="a lot↵---↵of dashes"/>↵
        > Foo↵---↵
        > foo↵bar↵===↵
        - Foo↵---↵
        Foo↵Bar↵---↵
        ---↵Foo↵---↵Bar↵---↵Baz↵
        ↵====↵
        ---↵---↵
        - foo↵-----↵
            foo↵---↵
        > foo↵-----↵
        \> foo↵------↵
        Foo↵↵bar↵---↵baz↵
        Foo↵bar↵↵---↵↵baz↵
        Foo↵bar↵* * *↵baz↵
        Foo↵bar↵\---↵baz↵
            a simple↵      indented code block↵
          - foo↵↵    bar↵
        1.  foo↵↵    - bar↵
            <a/>↵    *hi*↵↵    - one↵
            chunk1↵↵    chunk2↵  ↵ ↵ ↵    chunk3↵
            chunk1↵      ↵      chunk2↵
        Foo↵    bar↵↵
            foo↵bar↵
        # Heading↵    foo↵Heading↵------↵    foo↵----↵
                foo↵    bar↵
        ↵    ↵    foo↵    ↵↵
            foo  ↵
        ```↵<↵ >↵```↵
        ~~~↵<↵ >↵~~~↵
        ``↵foo↵``↵
        ```↵aaa↵~~~↵```↵
        ~~~↵aaa↵```↵~~~↵
        ````↵aaa↵```↵``````↵
        ~~~~↵aaa↵~~~↵~~~~↵
        ```↵
        `````↵↵```↵aaa↵
        > ```↵> aaa↵↵bbb↵
        ```↵↵  ↵```↵
        ```↵```↵
         ```↵ aaa↵aaa↵```↵
          ```↵aaa↵  aaa↵aaa↵  ```↵
           ```↵   aaa↵    aaa↵  aaa↵   ```↵
            ```↵    aaa↵    ```↵
        ```↵aaa↵  ```↵
           ```↵aaa↵  ```↵
        ```↵aaa↵    ```↵
        ``` ```↵aaa↵
        ~~~~~~↵aaa↵~~~ ~~↵
        foo↵```↵bar↵```↵baz↵
        foo↵---↵~~~↵bar↵~~~↵# baz↵
        ```ruby↵def foo(x)↵  return 3↵end↵```↵
        ~~~~    ruby startline=3 $%@#$↵def foo(x)↵  return 3↵end↵~~~~~~~↵
        ````;↵````↵
        ``` aa ```↵foo↵
        ~~~ aa ``` ~~~↵foo↵~~~↵
        ```↵``` aaa↵```↵
        <table><tr><td>↵<pre>↵**Hello**,↵↵_world_.↵</pre>↵</td></tr></table>↵
        <table>↵  <tr>↵    <td>↵           hi↵    </td>↵  </tr>↵</table>↵↵okay.↵
         <div>↵  *hello*↵         <foo><a>↵
        </div>↵*foo*↵
        <DIV CLASS="foo">↵↵*Markdown*↵↵</DIV>↵
        <div id="foo"↵  class="bar">↵</div>↵
        <div id="foo" class="bar↵  baz">↵</div>↵
        <div>↵*foo*↵↵*bar*↵
        <div id="foo"↵*hi*↵
        <div class↵foo↵
        <div *???-&&&-<---↵*foo*↵
        <div><a href="bar">*foo*</a></div>↵
        <table><tr><td>↵foo↵</td></tr></table>↵
        <div></div>↵``` c↵int x = 33;↵```↵
        <a href="foo">↵*bar*↵</a>↵
        <Warning>↵*bar*↵</Warning>↵
        <i class="foo">↵*bar*↵</i>↵
        </ins>↵*bar*↵
        <del>↵*foo*↵</del>↵
        <del>↵↵*foo*↵↵</del>↵
        <del>*foo*</del>↵
        <pre language="haskell"><code>↵import Text.HTML.TagSoup↵↵main :: IO ()↵main = print $ parseTags tags↵</code></pre>↵okay↵
        <script type="text/javascript">↵// JavaScript example↵↵document.getElementById("demo").innerHTML = "Hello JavaScript!";↵</script>↵okay↵
        <style↵  type="text/css">↵h1 {color:red;}↵↵p {color:blue;}↵</style>↵okay↵
        <style↵  type="text/css">↵↵foo↵
        > <div>↵> foo↵↵bar↵
        - <div>↵- foo↵
        <style>p{color:red;}</style>↵*foo*↵
        <!-- foo -->*bar*↵*baz*↵
        <script>↵foo↵</script>1. *bar*↵
        <!-- Foo↵↵bar↵   baz -->↵okay↵
        <?php↵↵  echo '>';↵↵?>↵okay↵
        <!DOCTYPE html>↵
        <![CDATA[↵function matchwo(a,b)↵{↵  if (a < b && a < 0) then {↵    return 1;↵↵  } else {↵↵    return 0;↵  }↵}↵]]>↵okay↵
          <!-- foo -->↵↵    <!-- foo -->↵
          <div>↵↵    <div>↵
        Foo↵<div>↵bar↵</div>↵
        <div>↵bar↵</div>↵*foo*↵
        Foo↵<a href="bar">↵baz↵
        <div>↵↵*Emphasized* text.↵↵</div>↵
        <div>↵*Emphasized* text.↵</div>↵
        <table>↵↵<tr>↵↵<td>↵Hi↵</td>↵↵</tr>↵↵</table>↵
        <table>↵↵  <tr>↵↵    <td>↵      Hi↵    </td>↵↵  </tr>↵↵</table>↵
        [foo]: /url "title"↵↵[foo]↵
           [foo]: ↵      /url  ↵           'the title'  ↵↵[foo]↵
        [Foo*bar\]]:my_(url) 'title (with parens)'↵↵[Foo*bar\]]↵
        [Foo bar]:↵<my url>↵'title'↵↵[Foo bar]↵
        [foo]: /url '↵title↵line1↵line2↵'↵↵[foo]↵
        [foo]: /url 'title↵↵with blank line'↵↵[foo]↵
        [foo]:↵/url↵↵[foo]↵
        [foo]:↵↵[foo]↵
        [foo]: <>↵↵[foo]↵
        [foo]: <bar>(baz)↵↵[foo]↵
        [foo]: /url\bar\*baz "foo\"bar\baz"↵↵[foo]↵
        [foo]↵↵[foo]: url↵
        [foo]↵↵[foo]: first↵[foo]: second↵
        [FOO]: /url↵↵[Foo]↵
        [ΑΓΩ]: /φου↵↵[αγω]↵
        [foo]: /url↵
        [↵foo↵]: /url↵bar↵
        [foo]: /url "title" ok↵
        [foo]: /url↵"title" ok↵
            [foo]: /url "title"↵↵[foo]↵
        ```↵[foo]: /url↵```↵↵[foo]↵
        Foo↵[bar]: /baz↵↵[bar]↵
        # [Foo]↵[foo]: /url↵> bar↵
        [foo]: /url↵bar↵===↵[foo]↵
        [foo]: /url↵===↵[foo]↵
        [foo]: /foo-url "foo"↵[bar]: /bar-url↵  "bar"↵[baz]: /baz-url↵↵[foo],↵[bar],↵[baz]↵
        [foo]↵↵> [foo]: /url↵
        [foo]: /url↵
        aaa↵↵bbb↵
        aaa↵bbb↵↵ccc↵ddd↵
        aaa↵↵↵bbb↵
          aaa↵ bbb↵
        aaa↵             bbb↵                                       ccc↵
           aaa↵bbb↵
            aaa↵bbb↵
        aaa     ↵bbb     ↵
          ↵↵aaa↵  ↵↵# aaa↵↵  ↵
        > # Foo↵> bar↵> baz↵
        ># Foo↵>bar↵> baz↵
           > # Foo↵   > bar↵ > baz↵
            > # Foo↵    > bar↵    > baz↵
        > # Foo↵> bar↵baz↵
        > bar↵baz↵> foo↵
        > foo↵---↵
        > - foo↵- bar↵
        >     foo↵    bar↵
        > ```↵foo↵```↵
        > foo↵    - bar↵
        >↵
        >↵>  ↵> ↵
        >↵> foo↵>  ↵
        > foo↵↵> bar↵
        > foo↵> bar↵
        > foo↵>↵> bar↵
        foo↵> bar↵
        > aaa↵***↵> bbb↵
        > bar↵baz↵
        > bar↵↵baz↵
        > bar↵>↵baz↵
        > > > foo↵bar↵
        >>> foo↵> bar↵>>baz↵
        >     code↵↵>    not code↵
        A paragraph↵with two lines.↵↵    indented code↵↵> A block quote.↵
        1.  A paragraph↵    with two lines.↵↵        indented code↵↵    > A block quote.↵
        - one↵↵ two↵
        - one↵↵  two↵
         -    one↵↵     two↵
         -    one↵↵      two↵
           > > 1.  one↵>>↵>>     two↵
        >>- one↵>>↵  >  > two↵
        -one↵↵2.two↵
        - foo↵↵↵  bar↵
        1.  foo↵↵    ```↵    bar↵    ```↵↵    baz↵↵    > bam↵
        - Foo↵↵      bar↵↵↵      baz↵
        123456789. ok↵
        1234567890. not ok↵
        0. ok↵
        003. ok↵
        -1. not ok↵
        - foo↵↵      bar↵
          10.  foo↵↵           bar↵
            indented code↵↵paragraph↵↵    more code↵
        1.     indented code↵↵   paragraph↵↵       more code↵
        1.      indented code↵↵   paragraph↵↵       more code↵
           foo↵↵bar↵
        -    foo↵↵  bar↵
        -  foo↵↵   bar↵
        -↵  foo↵-↵  ```↵  bar↵  ```↵-↵      baz↵
        -   ↵  foo↵
        -↵↵  foo↵
        - foo↵-↵- bar↵
        - foo↵-   ↵- bar↵
        1. foo↵2.↵3. bar↵
        *↵
        foo↵*↵↵foo↵1.↵
         1.  A paragraph↵     with two lines.↵↵         indented code↵↵     > A block quote.↵
          1.  A paragraph↵      with two lines.↵↵          indented code↵↵      > A block quote.↵
           1.  A paragraph↵       with two lines.↵↵           indented code↵↵       > A block quote.↵
            1.  A paragraph↵        with two lines.↵↵            indented code↵↵        > A block quote.↵
          1.  A paragraph↵with two lines.↵↵          indented code↵↵      > A block quote.↵
          1.  A paragraph↵    with two lines.↵
        > 1. > Blockquote↵continued here.↵
        > 1. > Blockquote↵> continued here.↵
        - foo↵  - bar↵    - baz↵      - boo↵
        - foo↵ - bar↵  - baz↵   - boo↵
        10) foo↵    - bar↵
        10) foo↵   - bar↵
        - - foo↵
        1. - 2. foo↵
        - # Foo↵- Bar↵  ---↵  baz↵
        - foo↵- bar↵+ baz↵
        1. foo↵2. bar↵3) baz↵
        Foo↵- bar↵- baz↵
        The number of windows in my house is↵14.  The number of doors is 6.↵
        The number of windows in my house is↵1.  The number of doors is 6.↵
        - foo↵↵- bar↵↵↵- baz↵
        - foo↵  - bar↵    - baz↵↵↵      bim↵
        - foo↵- bar↵↵<!-- -->↵↵- baz↵- bim↵
        -   foo↵↵    notcode↵↵-   foo↵↵<!-- -->↵↵    code↵
        - a↵ - b↵  - c↵   - d↵  - e↵ - f↵- g↵
        1. a↵↵  2. b↵↵   3. c↵
        - a↵ - b↵  - c↵   - d↵    - e↵
        1. a↵↵  2. b↵↵    3. c↵
        - a↵- b↵↵- c↵
        * a↵*↵↵* c↵
        - a↵- b↵↵  c↵- d↵
        - a↵- b↵↵  [ref]: /url↵- d↵
        - a↵- ```↵  b↵↵↵  ```↵- c↵
        - a↵  - b↵↵    c↵- d↵
        * a↵  > b↵  >↵* c↵
        - a↵  > b↵  ```↵  c↵  ```↵- d↵
        - a↵
        - a↵  - b↵
        1. ```↵   foo↵   ```↵↵   bar↵
        * foo↵  * bar↵↵  baz↵
        - a↵  - b↵  - c↵↵- d↵  - e↵  - f↵
        `hi`lo`↵
        \!\"\#\$\%\&\'\(\)\*\+\,\-\.\/\:\;\<\=\>\?\@\[\\\]\^\_\`\{\|\}\~↵
        \→\A\a\ \3\φ\«↵
        \*not emphasized*↵\<br/> not a tag↵\[not a link](/foo)↵\`not code`↵1\. not a list↵\* not a list↵\# not a heading↵\[foo]: /url "not a reference"↵\&ouml; not a character entity↵
        \\*emphasis*↵
        foo\↵bar↵
        `` \[\` ``↵
            \[\]↵
        ~~~↵\[\]↵~~~↵
        <http://example.com?find=\*>↵
        <a href="/bar\/)">↵
        [foo](/bar\* "ti\*tle")↵
        [foo]↵↵[foo]: /bar\* "ti\*tle"↵
        ``` foo\+bar↵foo↵```↵
        &nbsp; &amp; &copy; &AElig; &Dcaron;↵&frac34; &HilbertSpace; &DifferentialD;↵&ClockwiseContourIntegral; &ngE;↵
        &#35; &#1234; &#992; &#0;↵
        &#X22; &#XD06; &#xcab;↵
        &nbsp &x; &#; &#x;↵&#987654321;↵&#abcdef0;↵&ThisIsNotDefined; &hi?;↵
        &copy↵
        &MadeUpEntity;↵
        <a href="&ouml;&ouml;.html">↵
        [foo](/f&ouml;&ouml; "f&ouml;&ouml;")↵
        [foo]↵↵[foo]: /f&ouml;&ouml; "f&ouml;&ouml;"↵
        ``` f&ouml;&ouml;↵foo↵```↵
        `f&ouml;&ouml;`↵
            f&ouml;f&ouml;↵
        &#42;foo&#42;↵*foo*↵
        &#42; foo↵↵* foo↵
        foo&#10;&#10;bar↵
        &#9;foo↵
        [a](url &quot;tit&quot;)↵
        `foo`↵
        `` foo ` bar ``↵
        ` `` `↵
        `  ``  `↵
        ` a`↵
        ` b `↵
        ` `↵`  `↵
        ``↵foo↵bar  ↵baz↵``↵
        ``↵foo ↵``↵
        `foo   bar ↵baz`↵
        `foo\`bar`↵
        ``foo`bar``↵
        ` foo `` bar `↵
        *foo`*`↵
        [not a `link](/foo`)↵
        `<a href="`">`↵
        <a href="`">`↵
        `<http://foo.bar.`baz>`↵
        <http://foo.bar.`baz>`↵
        ```foo``↵
        `foo↵
        `foo``bar``↵
        *foo bar*↵
        a * foo bar*↵
        a*"foo"*↵
        * a *↵
        foo*bar*↵
        5*6*78↵
        _foo bar_↵
        _ foo bar_↵
        a_"foo"_↵
        foo_bar_↵
        5_6_78↵
        пристаням_стремятся_↵
        aa_"bb"_cc↵
        foo-_(bar)_↵
        _foo*↵
        *foo bar *↵
        *foo bar↵*↵
        *(*foo)↵
        *(*foo*)*↵
        *foo*bar↵
        _foo bar _↵
        _(_foo)↵
        _(_foo_)_↵
        _foo_bar↵
        _пристаням_стремятся↵
        _foo_bar_baz_↵
        _(bar)_.↵
        **foo bar**↵
        ** foo bar**↵
        a**"foo"**↵
        foo**bar**↵
        __foo bar__↵
        __ foo bar__↵
        __↵foo bar__↵
        a__"foo"__↵
        foo__bar__↵
        5__6__78↵
        пристаням__стремятся__↵
        __foo, __bar__, baz__↵
        foo-__(bar)__↵
        **foo bar **↵
        **(**foo)↵
        *(**foo**)*↵
        **Gomphocarpus (*Gomphocarpus physocarpus*, syn.↵*Asclepias physocarpa*)**↵
        **foo "*bar*" foo**↵
        **foo**bar↵
        __foo bar __↵
        __(__foo)↵
        _(__foo__)_↵
        __foo__bar↵
        __пристаням__стремятся↵
        __foo__bar__baz__↵
        __(bar)__.↵
        *foo [bar](/url)*↵
        *foo↵bar*↵
        _foo __bar__ baz_↵
        _foo _bar_ baz_↵
        __foo_ bar_↵
        *foo *bar**↵
        *foo **bar** baz*↵
        *foo**bar**baz*↵
        *foo**bar*↵
        ***foo** bar*↵
        *foo **bar***↵
        *foo**bar***↵
        foo***bar***baz↵
        foo******bar*********baz↵
        *foo **bar *baz* bim** bop*↵
        *foo [*bar*](/url)*↵
        ** is not an empty emphasis↵
        **** is not an empty strong emphasis↵
        **foo [bar](/url)**↵
        **foo↵bar**↵
        __foo _bar_ baz__↵
        __foo __bar__ baz__↵
        ____foo__ bar__↵
        **foo **bar****↵
        **foo *bar* baz**↵
        **foo*bar*baz**↵
        ***foo* bar**↵
        **foo *bar***↵
        **foo *bar **baz**↵bim* bop**↵
        **foo [*bar*](/url)**↵
        __ is not an empty emphasis↵
        ____ is not an empty strong emphasis↵
        foo ***↵
        foo *\**↵
        foo *_*↵
        foo *****↵
        foo **\***↵
        foo **_**↵
        **foo*↵
        *foo**↵
        ***foo**↵
        ****foo*↵
        **foo***↵
        *foo****↵
        foo ___↵
        foo _\__↵
        foo _*_↵
        foo _____↵
        foo __\___↵
        foo __*__↵
        __foo_↵
        _foo__↵
        ___foo__↵
        ____foo_↵
        __foo___↵
        _foo____↵
        **foo**↵
        *_foo_*↵
        __foo__↵
        _*foo*_↵
        ****foo****↵
        ____foo____↵
        ******foo******↵
        ***foo***↵
        _____foo_____↵
        *foo _bar* baz_↵
        *foo __bar *baz bim__ bam*↵
        **foo **bar baz**↵
        *foo *bar baz*↵
        *[bar*](/url)↵
        _foo [bar_](/url)↵
        *<img src="foo" title="*"/>↵
        **<a href="**">↵
        __<a href="__">↵
        *a `*`*↵
        _a `_`_↵
        **a<http://foo.bar/?q=**>↵
        __a<http://foo.bar/?q=__>↵
        [link](/uri "title")↵
        [link](/uri)↵
        [link]()↵
        [link](<>)↵
        [link](/my uri)↵
        [link](</my uri>)↵
        [link](foo↵bar)↵
        [link](<foo↵bar>)↵
        [a](<b)c>)↵
        [link](<foo\>)↵
        [a](<b)c↵[a](<b)c>↵[a](<b>c)↵
        [link](\(foo\))↵
        [link](foo(and(bar)))↵
        [link](foo\(and\(bar\))↵
        [link](<foo(and(bar)>)↵
        [link](foo\)\:)↵
        [link](#fragment)↵↵[link](http://example.com#fragment)↵↵[link](http://example.com?foo=3#frag)↵
        [link](foo\bar)↵
        [link](foo%20b&auml;)↵
        [link]("title")↵
        [link](/url "title")↵[link](/url 'title')↵[link](/url (title))↵
        [link](/url "title \"&quot;")↵
        [link](/url "title")↵
        [link](/url "title "and" title")↵
        [link](/url 'title "and" title')↵
        [link](   /uri↵  "title"  )↵
        [link] (/uri)↵
        [link [foo [bar]]](/uri)↵
        [link] bar](/uri)↵
        [link [bar](/uri)↵
        [link \[bar](/uri)↵
        [link *foo **bar** `#`*](/uri)↵
        [![moon](moon.jpg)](/uri)↵
        [foo [bar](/uri)](/uri)↵
        [foo *[bar [baz](/uri)](/uri)*](/uri)↵
        ![[[foo](uri1)](uri2)](uri3)↵
        *[foo*](/uri)↵
        [foo *bar](baz*)↵
        *foo [bar* baz]↵
        [foo <bar attr="](baz)">↵
        [foo`](/uri)`↵
        [foo<http://example.com/?search=](uri)>↵
        [foo][bar]↵↵[bar]: /url "title"↵
        [link [foo [bar]]][ref]↵↵[ref]: /uri↵
        [link \[bar][ref]↵↵[ref]: /uri↵
        [link *foo **bar** `#`*][ref]↵↵[ref]: /uri↵
        [![moon](moon.jpg)][ref]↵↵[ref]: /uri↵
        [foo [bar](/uri)][ref]↵↵[ref]: /uri↵
        [foo *bar [baz][ref]*][ref]↵↵[ref]: /uri↵
        *[foo*][ref]↵↵[ref]: /uri↵
        [foo *bar][ref]↵↵[ref]: /uri↵
        [foo <bar attr="][ref]">↵↵[ref]: /uri↵
        [foo`][ref]`↵↵[ref]: /uri↵
        [foo<http://example.com/?search=][ref]>↵↵[ref]: /uri↵
        [foo][BaR]↵↵[bar]: /url "title"↵
        [Толпой][Толпой] is a Russian word.↵↵[ТОЛПОЙ]: /url↵
        [Foo↵  bar]: /url↵↵[Baz][Foo bar]↵
        [foo] [bar]↵↵[bar]: /url "title"↵
        [foo]↵[bar]↵↵[bar]: /url "title"↵
        [foo]: /url1↵↵[foo]: /url2↵↵[bar][foo]↵
        [bar][foo\!]↵↵[foo!]: /url↵
        [foo][ref[]↵↵[ref[]: /uri↵
        [foo][ref[bar]]↵↵[ref[bar]]: /uri↵
        [[[foo]]]↵↵[[[foo]]]: /url↵
        [foo][ref\[]↵↵[ref\[]: /uri↵
        [bar\\]: /uri↵↵[bar\\]↵
        []↵↵[]: /uri↵
        [↵ ]↵↵[↵ ]: /uri↵
        [foo][]↵↵[foo]: /url "title"↵
        [*foo* bar][]↵↵[*foo* bar]: /url "title"↵
        [Foo][]↵↵[foo]: /url "title"↵
        [foo] ↵[]↵↵[foo]: /url "title"↵
        [foo]↵↵[foo]: /url "title"↵
        [*foo* bar]↵↵[*foo* bar]: /url "title"↵
        [[*foo* bar]]↵↵[*foo* bar]: /url "title"↵
        [[bar [foo]↵↵[foo]: /url↵
        [Foo]↵↵[foo]: /url "title"↵
        [foo] bar↵↵[foo]: /url↵
        \[foo]↵↵[foo]: /url "title"↵
        [foo*]: /url↵↵*[foo*]↵
        [foo][bar]↵↵[foo]: /url1↵[bar]: /url2↵
        [foo][]↵↵[foo]: /url1↵
        [foo]()↵↵[foo]: /url1↵
        [foo](not a link)↵↵[foo]: /url1↵
        [foo][bar][baz]↵↵[baz]: /url↵
        [foo][bar][baz]↵↵[baz]: /url1↵[bar]: /url2↵
        [foo][bar][baz]↵↵[baz]: /url1↵[foo]: /url2↵
        ![foo](/url "title")↵
        ![foo *bar*]↵↵[foo *bar*]: train.jpg "train & tracks"↵
        ![foo ![bar](/url)](/url2)↵
        ![foo [bar](/url)](/url2)↵
        ![foo *bar*][]↵↵[foo *bar*]: train.jpg "train & tracks"↵
        ![foo *bar*][foobar]↵↵[FOOBAR]: train.jpg "train & tracks"↵
        ![foo](train.jpg)↵
        My ![foo bar](/path/to/train.jpg  "title"   )↵
        ![foo](<url>)↵
        ![](/url)↵
        ![foo][bar]↵↵[bar]: /url↵
        ![foo][bar]↵↵[BAR]: /url↵
        ![foo][]↵↵[foo]: /url "title"↵
        ![*foo* bar][]↵↵[*foo* bar]: /url "title"↵
        ![Foo][]↵↵[foo]: /url "title"↵
        ![foo] ↵[]↵↵[foo]: /url "title"↵
        ![foo]↵↵[foo]: /url "title"↵
        ![*foo* bar]↵↵[*foo* bar]: /url "title"↵
        ![[foo]]↵↵[[foo]]: /url "title"↵
        ![Foo]↵↵[foo]: /url "title"↵
        !\[foo]↵↵[foo]: /url "title"↵
        \![foo]↵↵[foo]: /url "title"↵
        <http://foo.bar.baz>↵
        <http://foo.bar.baz/test?q=hello&id=22&boolean>↵
        <irc://foo.bar:2233/baz>↵
        <MAILTO:FOO@BAR.BAZ>↵
        <a+b+c:d>↵
        <made-up-scheme://foo,bar>↵
        <http://../>↵
        <localhost:5001/foo>↵
        <http://foo.bar/baz bim>↵
        <http://example.com/\[\>↵
        <foo@bar.example.com>↵
        <foo+special@Bar.baz-bar0.com>↵
        <foo\+@bar.example.com>↵
        <>↵
        < http://foo.bar >↵
        <m:abc>↵
        <foo.bar.baz>↵
        http://example.com↵
        foo@bar.example.com↵
        <a><bab><c2c>↵
        <a/><b2/>↵
        <a  /><b2↵data="foo" >↵
        <a foo="bar" bam = 'baz <em>"</em>'↵_boolean zoop:33=zoop:33 />↵
        Foo <responsive-image src="foo.jpg" />↵
        <33> <__>↵
        <a h*#ref="hi">↵
        <a href="hi'> <a href=hi'>↵
        < a><↵foo><bar/ >↵<foo bar=baz↵bim!bop />↵
        <a href='bar'title=title>↵
        </a></foo >↵
        </a href="foo">↵
        foo <!-- this is a↵comment - with hyphen -->↵
        foo <!-- not a comment -- two hyphens -->↵
        foo <!--> foo -->↵↵foo <!-- foo--->↵
        foo <?php echo $a; ?>↵
        foo <!ELEMENT br EMPTY>↵
        foo <![CDATA[>&<]]>↵
        foo <a href="&ouml;">↵
        foo <a href="\*">↵
        <a href="\"">↵
        foo  ↵baz↵
        foo\↵baz↵
        foo       ↵baz↵
        foo  ↵     bar↵
        foo\↵     bar↵
        *foo  ↵bar*↵
        *foo\↵bar*↵
        `code ↵span`↵
        `code\↵span`↵
        <a href="foo  ↵bar">↵
        <a href="foo\↵bar">↵
        foo\↵
        foo  ↵
        ### foo\↵
        ### foo  ↵
        foo↵baz↵
        foo ↵ baz↵
        hello $.;'there↵
        Foo χρῆν↵
        Multiple     spaces↵
        """########
}
