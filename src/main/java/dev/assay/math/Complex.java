package dev.assay.math;

/** A complex number that is known to lie in a rectangle. */
record Complex(Enclosure re, Enclosure im) {
    static Complex of(Enclosure re) {
        return new Complex(re, Enclosure.ZERO);
    }

    /** Whether the imaginary part is exactly 0. */
    boolean isReal() {
        return im.isExactZero();
    }

    boolean hasZero() {
        return re.hasZero() && im.hasZero();
    }

    boolean isExactZero() {
        return re.isExactZero() && im.isExactZero();
    }

    Complex negate() {
        return new Complex(re.negate(), im.negate());
    }

    Complex plus(Complex other, Reals reals) {
        return new Complex(reals.add(re, other.re), reals.add(im, other.im));
    }

    Complex times(Complex other, Reals reals) {
        if (isReal() && other.isReal()) {
            return of(reals.multiply(re, other.re));
        }
        return new Complex(
                reals.subtract(reals.multiply(re, other.re), reals.multiply(im, other.im)),
                reals.add(reals.multiply(re, other.im), reals.multiply(im, other.re)));
    }

    Complex over(Complex other, Reals reals) {
        if (other.isReal()) {
            Enclosure imaginary = isReal() ? Enclosure.ZERO : reals.divide(im, other.re);
            return new Complex(reals.divide(re, other.re), imaginary);
        }
        Complex product = times(new Complex(other.re, other.im.negate()), reals);
        Enclosure norm = other.norm(reals);
        return new Complex(reals.divide(product.re, norm), reals.divide(product.im, norm));
    }

    /** The square of the absolute value. */
    Enclosure norm(Reals reals) {
        return reals.add(reals.power(re, 2), reals.power(im, 2));
    }
}
