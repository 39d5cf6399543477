/* generated: fdab34b522e0dee6 by commonplace; do not edit: the next build writes it anew */
globalThis.commonplacePlaces = {};
