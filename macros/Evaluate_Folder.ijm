// Evaluate_Folder: compares a folder of label stacks with a folder of references, by their file names.
//
// Argument: key=value pairs with blanks or commas between them; a value with blanks or commas goes in [brackets].
//   prediction=  folder of the segmentations
//   reference=   folder of the references
//   table=       CSV file to write: image,class,dice,jaccard,hd,hd95,asd,assd,unit,count and a last row "mean"
//   overwrite    to replace a table file that OneSlice did not write
// Without an argument the command asks.
//
// Example: prediction=/data/segmented reference=/data/full table=/data/evaluation.csv

argument = getArgument();
if (argument == "") run("Evaluate...");
else run("Evaluate...", call("io.github.oneslice.command.MacroArguments.options", argument));
