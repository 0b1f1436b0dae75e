// Runs the macro whose file and argument scripts/imagej gives, so that the exit status tells how it ended.
call("morula.commands.BatchMacro.run", getArgument());
