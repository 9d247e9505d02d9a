"""One file a layout of picture files. What lies in the folder decides which reads it, never a setting.

A reader is a module with four functions that all take the folder of one data set:

    parts(folder) -> set of the parts it finds there, empty where the layout is another
    read(folder, part, data_set) -> Split
    count(folder, part) -> how many pictures that part has
    read_one(folder, part, data_set, index) -> (pixels, label), without reading the rest where the layout allows it
"""
