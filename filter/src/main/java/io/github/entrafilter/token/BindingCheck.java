package io.github.entrafilter.token;

/** {@code cnf}: missing, or a confirmation method that can be checked. */
record BindingCheck() implements TokenCheck {

    @Override
    public String name() {
        return "binding";
    }

    @Override
    public String expected(Judgement judgement) {
        return "none, or cnf with " + Confirmation.X5T_S256;
    }

    @Override
    public String found(Judgement judgement) {
        return judgement.claims().has("cnf") ? "cnf" : "none";
    }

    @Override
    public void require(Judgement judgement) throws RefusedException {
        judgement.establishConfirmation(Confirmation.in(judgement.claims()));
    }
}
