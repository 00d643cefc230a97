// Keys and folding. Every page works without it.
"use strict";
