import { ended } from "./ended.ts";
import { launch } from "./launch.ts";

launch("dev").then(ended.well, ended.badly);
