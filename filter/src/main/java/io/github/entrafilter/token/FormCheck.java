package io.github.entrafilter.token;

/** The form: a signed JWT in its compact serialization. */
record FormCheck(TokenParser parser) implements TokenCheck {

    FormCheck(int maxBytes) {
        this(new TokenParser(maxBytes));
    }

    @Override
    public String name() {
        return "form";
    }

    @Override
    public String expected(Judgement judgement) {
        return "a signed JWT of at most " + parser.maxBytes() + " bytes";
    }

    @Override
    public String found(Judgement judgement) {
        return judgement.bearer().text().length() + " bytes";
    }

    @Override
    public void require(Judgement judgement) throws RefusedException {
        judgement.establishToken(parser.parse(judgement.bearer()));
    }
}
