declare const unit: unique symbol;

/** A `Base` value that only counts as `Name`: two brands of one base type are not handed to each other. */
export type Branded<Base, Name extends string> = Base & { readonly [unit]: Name };
