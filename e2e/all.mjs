// Every end-to-end test, in one browser, one after the other: node e2e/all.mjs

import { after } from "node:test";

import { stop } from "./harness.mjs";

import "./tests/opening.mjs";
import "./tests/reading.mjs";
import "./tests/script.mjs";
import "./tests/cards.mjs";
import "./tests/marks.mjs";
import "./tests/places.mjs";
import "./tests/type.mjs";
import "./tests/repairs.mjs";
import "./tests/commands.mjs";
import "./tests/taking.mjs";
import "./tests/guide.mjs";
import "./tests/search.mjs";
import "./tests/library.mjs";
import "./tests/encoding.mjs";
import "./tests/arriving.mjs";
import "./tests/long.mjs";
import "./tests/trouble.mjs";
import "./tests/intake.mjs";
import "./tests/access.mjs";
import "./tests/corpus.mjs";
import "./tests/looks.mjs";

after(stop);
