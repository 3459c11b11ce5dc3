import { ended } from "./ended.ts";
import { launch } from "./launch.ts";

launch("start").then(ended.well, ended.badly);
